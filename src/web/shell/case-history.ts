import type { CaseView } from '#cases';
import type { Html } from '#platform/html';
import { timeline } from '../components/timeline.ts';
import type { View } from './view.ts';

/** The history of a case: what was done when and by whom, the latest first. */
export function historyOf(view: View, history: CaseView['history']): Html {
  const by = (kind: string) => view.t(`shell.by.${kind === 'citizen' ? 'applicant' : 'office'}`);
  return timeline({
    language: view.language,
    entries: history.toReversed().map((h) => ({
      at: h.at,
      title: view.t(`cases.act.${h.act}`),
      by: by(h.actorKind),
      ...(h.note === null ? {} : { detail: h.note }),
    })),
  });
}
