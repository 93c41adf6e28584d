import type { PetitionState, PetitionView } from '#feedback';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import type { SummaryRow } from '../components/summary-list.ts';
import { type Tone, tag } from '../components/tag.ts';
import { timeline } from '../components/timeline.ts';
import type { View } from './view.ts';

const tones: Record<PetitionState, Tone> = {
  sent: 'info',
  handling: 'progress',
  supplementing: 'attention',
  refused: 'neutral',
  answered: 'success',
  published: 'success',
  withdrawn: 'neutral',
};

export const petitionTag = (view: View, state: PetitionState): Html =>
  tag({ tone: tones[state], text: view.t(`feedback.state.${state}`) });

/** What stands in a complaint or proposal, for its sender and for the office. */
export function petitionRows(view: View, { petition: p, agency, handler }: PetitionView): SummaryRow[] {
  const row = (key: string, value: string | null): SummaryRow[] =>
    value === null ? [] : [{ label: view.t(`citizen-feedback.${key}`), value }];
  return [
    ...row('kind', view.t(`feedback.kind.${p.kind}`)),
    ...row('subject', view.t(`feedback.subject.${p.subject}`)),
    ...row('agency', view.say(agency.name)),
    ...row('handler', view.say(handler.name)),
    ...row('sent', formatDateTime(p.sentAt)),
    ...row('answer-by', p.answeredOn === null && p.refusedOn === null ? formatDate(p.handleBy) : null),
    ...row('text', p.text),
    ...row('question', p.question),
    ...row('supplement', p.supplement),
    ...row('ground', p.ground),
    ...row('answer', p.answer),
    ...row('finding', p.finding === null ? null : view.t(`feedback.finding.${p.finding}`)),
    ...row('satisfaction', p.satisfaction === null ? null : view.t(`feedback.score.${p.satisfaction}`)),
  ];
}

export function petitionHistory(view: View, { events }: PetitionView): Html {
  return html`<h2 class="govuk-heading-m">${view.t('citizen.my.history')}</h2>${timeline({
    language: view.language,
    entries: events.map((e) => ({ at: e.at, title: view.t(`feedback.act.${e.act}`) })),
  })}`;
}
