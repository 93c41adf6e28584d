import type { CaseState } from '#cases';
import type { Html } from '#platform/html';
import { type Language, t } from '#platform/i18n';
import { type Tone, tag } from '../components/tag.ts';

const tones: Record<CaseState, Tone> = {
  submitted: 'info',
  declined: 'danger',
  received: 'progress',
  processing: 'progress',
  supplementing: 'attention',
  paying: 'attention',
  approving: 'progress',
  approved: 'success',
  refused: 'danger',
  returned: 'success',
  withdrawn: 'neutral',
  stopped: 'neutral',
};

/** The state of a case in words, shape and colour. */
export function stateTag(language: Language, state: CaseState): Html {
  return tag({ tone: tones[state], text: t(language, `cases.state.${state}`) });
}
