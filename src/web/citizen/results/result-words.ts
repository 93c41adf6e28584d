import type { Html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { tag } from '../../components/tag.ts';
import type { View } from '../../shell/view.ts';

export type Standing = 'valid' | 'expired' | 'revoked' | 'replaced' | 'drawing';

const tones = {
  valid: 'success',
  expired: 'attention',
  revoked: 'danger',
  replaced: 'attention',
  drawing: 'progress',
} as const;

/** Whether a result is in force, in words, with a shape and a colour. */
export function standingTag(view: View, standing: Standing): Html {
  return tag({ tone: tones[standing], text: view.t(`citizen-results.standing.${standing}`) });
}

export function standingOf(
  view: View,
  result: { state: 'valid' | 'revoked' | 'replaced'; validTo: string | null; fileHash: string | null },
): Standing {
  if (result.state !== 'valid') return result.state;
  if (result.validTo !== null && result.validTo < view.today) return 'expired';
  return result.fileHash === null ? 'drawing' : 'valid';
}

/** Until when it is in force: "không thời hạn" when without end. */
export function validUntil(view: View, validTo: string | null): string {
  return validTo === null ? view.t('citizen-results.no-end') : formatDate(validTo);
}
