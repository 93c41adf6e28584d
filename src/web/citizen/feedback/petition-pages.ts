import {
  myPetitions,
  type PetitionView,
  rateAnswer,
  showMyPetition,
  supplementPetition,
  withdrawPetition,
} from '#feedback';
import { citizen } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button, linkButton } from '../../components/button.ts';
import { code } from '../../components/code.ts';
import { dataTable } from '../../components/data-table.ts';
import { emptyState } from '../../components/empty-state.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { petitionHistory, petitionRows, petitionTag } from '../../shell/petition-words.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';

/** My complaints and proposals; one of them with what I can do. */
export const petitionPages: readonly PageRoute[] = [
  { method: 'GET', url: '/feedback/mine', permission: citizen(), handler: listPage },
  { method: 'GET', url: '/feedback/:petitionId', permission: citizen(), handler: (view) => onePage(view, {}) },
  { method: 'POST', url: '/feedback/:petitionId/supplement', permission: citizen(), handler: supplement },
  { method: 'POST', url: '/feedback/:petitionId/withdraw', permission: citizen(), handler: withdraw },
  { method: 'POST', url: '/feedback/:petitionId/rate', permission: citizen(), handler: rate },
];

async function listPage(view: View) {
  const { language } = view;
  const rows = await view.ask(myPetitions, {});
  const title = view.t('citizen-feedback.mine');
  const send = linkButton({ text: view.t('citizen-feedback.send'), href: '/feedback/new' });
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${
  rows.length === 0
    ? emptyState({ title: view.t('citizen-feedback.none'), body: view.t('citizen-feedback.none-text'), action: send })
    : html`${dataTable({
        language,
        caption: title,
        captionHidden: true,
        columns: [
          { label: view.t('citizen-feedback.code'), heading: true },
          { label: view.t('citizen-feedback.subject') },
          { label: view.t('citizen.my.state') },
          { label: view.t('citizen-feedback.answer-by') },
        ],
        rows: rows.map((p) => ({
          cells: [
            html`<a class="govuk-link" href="/feedback/${p.id}">${p.code}</a>`,
            view.t(`feedback.subject.${p.subject}`),
            petitionTag(view, p.state),
            p.answeredOn === null && p.refusedOn === null ? formatDate(p.handleBy) : '–',
          ],
        })),
      })}${send}`
}`;
  return view.page({ title, room: 'citizen', body, backLink: '/feedback' });
}

interface PageState {
  error?: string;
  message?: string;
}

async function onePage(view: View, state: PageState) {
  const { language } = view;
  const shown = await view.ask(showMyPetition, { petitionId: view.params['petitionId'] ?? '' });
  const { petition } = shown;
  const title = `${view.t(`feedback.kind.${petition.kind}`)} ${petition.code}`;
  const errors = state.error === undefined ? [] : [{ field: 'supplement', text: state.error }];
  const body = html`${errors.length > 0 ? errorSummary({ language, errors }) : ''}
${state.message === undefined ? '' : notice({ language, kind: 'warning', body: state.message })}
<span class="govuk-caption-l">${view.t(`feedback.kind.${petition.kind}`)}</span>
<h1 class="govuk-heading-l">${code(petition.code)}</h1>
<p class="govuk-body">${petitionTag(view, petition.state)}</p>
${doable(view, shown, state.error)}
${summaryList({ language, rows: petitionRows(view, shown) })}
${petitionHistory(view, shown)}`;
  const failed = errors.length > 0 || state.message !== undefined;
  return view.page(
    { title, room: 'citizen', body, backLink: '/feedback/mine', hasErrors: errors.length > 0 },
    failed ? 422 : 200,
  );
}

/** Answering the office's question, judging its answer, taking it back. */
function doable(view: View, { petition: p }: PetitionView, error: string | undefined): Html {
  const { language } = view;
  const frame = { language, idempotencyKey: newId(), version: p.version } as const;
  const answered = (p.state === 'answered' || p.state === 'published') && p.satisfaction === null;
  return html`${
    p.state === 'supplementing'
      ? form({
          ...frame,
          action: `/feedback/${p.id}/supplement`,
          keepAs: `feedback-${p.id}/supplement`,
          body: html`${notice({ language, kind: 'info', title: view.t('citizen-feedback.question'), body: p.question ?? '' })}${longTextField(
            {
              language,
              name: 'supplement',
              label: view.t('citizen-feedback.supplement'),
              rows: 4,
              atMost: 4000,
              value: view.form['supplement'] ?? '',
              ...(error === undefined ? {} : { error }),
            },
          )}`,
          submit: view.t('citizen-feedback.send-supplement'),
        })
      : ''
  }
${
  answered
    ? html`<h2 class="govuk-heading-m">${view.t('citizen-feedback.content')}</h2>${form({
        ...frame,
        action: `/feedback/${p.id}/rate`,
        body: html`<div class="govuk-button-group">${(['2', '1', '0'] as const).map((value) =>
          button({ text: view.t(`feedback.score.${value}`), name: 'satisfaction', value, tone: 'secondary' }),
        )}</div>`,
        submit: null,
      })}`
    : ''
}
${
  ['sent', 'handling', 'supplementing'].includes(p.state)
    ? form({
        ...frame,
        action: `/feedback/${p.id}/withdraw`,
        body: button({ text: view.t('feedback.act.withdraw'), tone: 'secondary' }),
        submit: null,
      })
    : ''
}`;
}

const target = (view: View) => ({
  petitionId: view.params['petitionId'] ?? '',
  version: Number(view.form['_version'] ?? 0),
});

/** Back to the page; a refusal that the sender can understand is shown there. */
async function after(view: View, done: unknown) {
  if (!(done instanceof Refusal)) return view.go(`/feedback/${view.params['petitionId']}`);
  if (done.kind !== 'conflict') throw done;
  return onePage(view, { message: view.t(done.key, done.params) });
}

async function supplement(view: View) {
  const words = (view.form['supplement'] ?? '').trim();
  if (words === '') return onePage(view, { error: view.t('feedback.words-needed') });
  if (words.length > 4000) return onePage(view, { error: view.t('citizen-feedback.too-long', { most: 4000 }) });
  return after(view, await orRefusal(view.act(supplementPetition, { ...target(view), supplement: words })));
}

async function withdraw(view: View) {
  return after(view, await orRefusal(view.act(withdrawPetition, target(view))));
}

async function rate(view: View) {
  const satisfaction = ([0, 1, 2] as const).find((s) => String(s) === view.form['satisfaction']);
  if (satisfaction === undefined) return onePage(view, { message: view.t('feedback.choice-needed') });
  const { petitionId } = target(view);
  return after(view, await orRefusal(view.act(rateAnswer, { petitionId, satisfaction })));
}
