import { spacedCode } from '#identity';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { tag } from '../../components/tag.ts';
import type { View } from '../../shell/view.ts';

/** Words of the room. */
export const words =
  (view: View) =>
  (key: string, params: Record<string, string | number> = {}): string =>
    view.t(`admin-staff.${key}`, params);

/** A state in words and shape. */
export const stateTag = (view: View, state: string): Html =>
  tag({
    tone: state === 'active' ? 'success' : state === 'locked' ? 'danger' : 'attention',
    text: words(view)(`state.${state}`),
  });

/** From … to …, or without an end. */
export const daysText = (view: View, days: { validFrom: string; validTo: string | null }): string =>
  days.validTo === null
    ? words(view)('days.open', { from: formatDate(days.validFrom) })
    : words(view)('days.closed', { from: formatDate(days.validFrom), to: formatDate(days.validTo) });

/** 31/12/2026 as 2026-12-31; what cannot be a day stays as it was typed, and the act refuses it. */
export function dayTyped(text: string | undefined): string | undefined {
  const typed = (text ?? '').trim();
  const [, d = '', m = '', y = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? [];
  if (typed === '') return undefined;
  return y === '' ? typed : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
}

/** The one-time code of an account, shown once for printing or handing over. */
export function codePart(view: View, made: { code: string; expiresAt: Date }): Html {
  const w = words(view);
  return html`<p class="govuk-body">${w('code.text')}</p>
<p class="govuk-heading-l"><code>${spacedCode(made.code)}</code></p>
<p class="govuk-body">${w('code.until', { until: formatDateTime(made.expiresAt) })}</p>`;
}
