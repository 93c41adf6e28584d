import type { CaseView, OfficerNames } from '#cases';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { timeline } from '../components/timeline.ts';
import type { View } from './view.ts';

type Line = CaseView['history'][number];

/**
 * The history of a case: what was done when and by whom, the latest first. With `names` (the office) every act of an officer
 * bears the name, and an act of a deputy both names; the applicant reads which side acted.
 */
export function historyOf(view: View, history: CaseView['history'], names?: OfficerNames): Html {
  return timeline({
    language: view.language,
    entries: history.toReversed().map((h) => ({
      at: h.at,
      title: view.t(`cases.act.${h.act}`),
      by: actorOf(view, h, names),
      ...(hasWords(h) ? { detail: wordsOfEvent(view, h) } : {}),
    })),
  });
}

function actorOf(view: View, h: Line, names: OfficerNames | undefined): string {
  const side = view.t(`shell.by.${h.actorKind === 'citizen' ? 'applicant' : 'office'}`);
  const name = names?.accounts[h.accountId ?? ''];
  if (name === undefined) return side;
  const post = names?.posts[h.postId ?? ''];
  if (post === undefined || post.accountId === h.accountId) return name;
  return view.t('shell.by.deputy', { name, absent: post.name });
}

const textIn = ({ detail }: Line, key: string): string | undefined => {
  const value = detail[key];
  return typeof value === 'string' ? value : undefined;
};

const hasWords = (h: Line): boolean =>
  h.note !== null || textIn(h, 'legalGround') !== undefined || textIn(h, 'newDueOn') !== undefined;

/** What was written for an act: its reason, the legal ground of a refusal, the date that a new one takes the place of. */
export function wordsOfEvent(view: View, h: Line): Html {
  const [ground, before, after] = [textIn(h, 'legalGround'), textIn(h, 'dueOn'), textIn(h, 'newDueOn')];
  const parts = [
    ...(h.note === null ? [] : [h.note]),
    ...(ground === undefined ? [] : [view.t('shell.history.ground', { ground })]),
    ...(before === undefined || after === undefined
      ? []
      : [view.t('shell.history.new-date', { before: formatDate(before), after: formatDate(after) })]),
  ];
  return html`${parts.map((part) => html`<span class="da-line">${part}</span>`)}`;
}
