import { answerSupplement, type CaseView, handOverResult, peopleOfCase, showMyCase, withdrawCase } from '#cases';
import { myRating } from '#feedback';
import { citizen } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button } from '../components/button.ts';
import { code } from '../components/code.ts';
import { details } from '../components/details.ts';
import { errorSummary } from '../components/error-summary.ts';
import { form } from '../components/form.ts';
import { notice } from '../components/notice.ts';
import { type SummaryRow, summaryList } from '../components/summary-list.ts';
import { historyOf, wordsOfEvent } from '../shell/case-history.ts';
import { stateTag } from '../shell/case-words.ts';
import { formLinks } from '../shell/form-links.ts';
import { sendResult } from '../shell/send-file.ts';
import { orRefusal, type PageRoute, type View } from '../shell/view.ts';
import { addFile, type CasePageModel, supplementForms } from './my-supplement.ts';

/** One case of mine: where it stands, what it waits for, what I can do. */
export const myCasePages: readonly PageRoute[] = [
  { method: 'GET', url: '/my/:caseId', permission: citizen(), handler: async (view) => casePage(view, {}) },
  {
    method: 'POST',
    url: '/my/:caseId/supplement-file',
    permission: citizen(),
    async handler(view) {
      const errors = await addFile(view);
      return errors.length > 0 ? casePage(view, { errors, status: 422 }) : view.go(`/my/${caseOf(view)}`);
    },
  },
  { method: 'POST', url: '/my/:caseId/supplement', permission: citizen(), handler: sendSupplement },
  { method: 'POST', url: '/my/:caseId/withdraw', permission: citizen(), handler: withdraw },
  { method: 'POST', url: '/my/:caseId/result', permission: citizen(), handler: fetchResult },
  {
    method: 'GET',
    url: '/my/:caseId/result',
    permission: citizen(),
    async handler(view) {
      const shown = await showOwn(view);
      return owes(shown) ? view.go(`/my/${caseOf(view)}`) : sendResult(view, shown);
    },
  },
];

const caseOf = (view: View) => view.params['caseId'] ?? '';
const showOwn = (view: View): Promise<CaseView> => view.ask(showMyCase, { caseId: caseOf(view) });

async function casePage(view: View, model: CasePageModel) {
  const shown = await showOwn(view);
  const { case: found, procedure } = shown;
  const { language } = view;
  const errors = model.errors ?? [];
  const title = view.say(procedure.name);
  const body = html`${errors.length > 0 ? errorSummary({ language, errors }) : ''}
${model.message === undefined ? '' : notice({ language, kind: 'warning', body: model.message })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${stateTag(language, found.state)}${found.wait === null ? '' : html` <span class="da-wait">${view.t(`citizen-apply.wait.${found.wait}`)}</span>`}</p>
${whatNow(view, shown, model)}
${summaryList({ language, rows: await caseRows(view, shown) })}
<p class="govuk-body"><a class="govuk-link" href="/my/${found.id}/receipt">${view.t('citizen.my.receipt')}</a></p>
${await alsoHere(view, shown)}
${steps(view, shown)}
${formLinks(view, { base: `/my/${found.id}`, history: shown.history })}
<h2 class="govuk-heading-m">${view.t('citizen.my.history')}</h2>
${historyOf(view, shown.history)}
${shown.acts.includes('withdraw') ? withdrawForm(view, found) : ''}`;
  return view.page(
    { title, room: 'citizen', body, backLink: '/my', hasErrors: errors.length > 0 },
    model.status ?? 200,
  );
}

async function caseRows(view: View, { case: found, agency, papers, bill, holder }: CaseView): Promise<SummaryRow[]> {
  const people =
    found.submitterId === null
      ? undefined
      : await view.ask(peopleOfCase, { caseId: found.id }, view.t('citizen.my.title'));
  return [
    ...(people === undefined
      ? []
      : [
          { label: view.t('citizen-apply.return.applicant'), value: people.applicantName },
          {
            label: view.t('citizen-apply.return.submitter'),
            value: `${people.submitterName ?? ''} (${view.t(`cases.relation.${people.relation}`)})`,
          },
        ]),
    { label: view.t('citizen.receipt.tracking-code'), value: code(found.trackingCode) },
    ...(found.officialCode === null
      ? []
      : [{ label: view.t('citizen.receipt.official-code'), value: found.officialCode }]),
    { label: view.t('citizen.receipt.agency'), value: view.say(agency.name) },
    ...(holder?.post === undefined
      ? []
      : [
          {
            label: view.t('citizen-apply.my.holder'),
            value: `${holder.post.officerName}, ${view.say(holder.post.title)}`,
          },
        ]),
    { label: view.t('citizen.receipt.submitted'), value: formatDateTime(found.submittedAt) },
    {
      label: view.t('citizen.receipt.due'),
      value: found.dueOn === null ? view.t('citizen.receipt.not-received') : formatDate(found.dueOn),
    },
    { label: view.t('citizen-apply.return.label'), value: view.t(`citizen-apply.return.${found.returnBy}`) },
    ...(bill === undefined
      ? []
      : [
          {
            label: view.t('citizen.service.fee'),
            value: html`<a class="govuk-link" href="/my/${found.id}/pay">${view.t(`payments.state.${bill.state}`)}</a>`,
          },
        ]),
    ...(papers.length === 0
      ? []
      : [
          {
            label: view.t('citizen.papers.title'),
            value: html`${papers.map((p) => html`<a class="govuk-link da-line" href="/my/${found.id}/papers/${p.id}">${p.fileName}</a>`)}`,
          },
        ]),
  ];
}

/** Ways on from here: a fee that is still owed, judging what has come to its end, a complaint. */
async function alsoHere(view: View, shown: CaseView): Promise<Html> {
  const { case: found, bill } = shown;
  const judged = found.finishedOn === null ? undefined : await view.ask(myRating, { caseId: found.id });
  const links = [
    ...(bill?.state === 'open' && found.state !== 'paying' && !owes(shown)
      ? [{ href: `/my/${found.id}/pay`, key: 'citizen-apply.my.pay' }]
      : []),
    ...(judged?.finished && judged.rating === undefined
      ? [{ href: `/my/${found.id}/rate`, key: 'citizen-feedback.rate-title' }]
      : []),
    { href: `/feedback/new?case=${found.id}`, key: 'citizen-feedback.complain-about-case' },
  ];
  return html`<ul class="govuk-list">${links.map(
    ({ href, key }) => html`<li><a class="govuk-link" href="${href}">${view.t(key)}</a></li>`,
  )}</ul>`;
}

/** The steps gone through, the present one and those to come. */
function steps(view: View, { course }: CaseView): Html {
  if (course.steps.length + course.ahead.length === 0) return html``;
  const last = course.steps.length - 1;
  return html`<h2 class="govuk-heading-m">${view.t('citizen-apply.my.step')}</h2>
<ol class="da-steps">${course.steps.map(
    (s, index) =>
      html`<li class="da-steps__item${s.endedAt === null && index === last ? ' da-steps__item--now' : ' da-steps__item--done'}">${view.say(s.name)}</li>`,
  )}${course.ahead.map((s) => html`<li class="da-steps__item">${view.say(s.name)}</li>`)}</ol>`;
}

/** The one thing to do next, if it is the applicant's turn: fetch the result, pay, or add what is missing. */
function whatNow(view: View, shown: CaseView, model: CasePageModel): Html {
  const { case: found, result } = shown;
  if (result !== undefined && owes(shown)) return payFirst(view, found.id);
  if (result !== undefined) return resultForm(view, shown, result);
  const asked = shown.history.findLast(
    (h) => h.act === 'request-supplement' || h.act === 'decline' || h.act === 'refuse' || h.act === 'stop',
  );
  if (found.state === 'supplementing') return supplementForms(view, shown, { asked: asked?.note ?? '', ...model });
  if (found.state === 'paying') return payFirst(view, found.id);
  if (found.state === 'declined' || found.state === 'refused' || found.state === 'stopped') {
    return notice({
      language: view.language,
      kind: 'error',
      title: view.t('citizen.my.reason'),
      body: asked === undefined ? '' : wordsOfEvent(view, asked),
    });
  }
  return html``;
}

/** A fee that stands between the decision and the result. */
const owes = ({ case: found, bill, procedure }: CaseView): boolean =>
  found.state === 'approved' && bill?.state === 'open' && procedure.fee.paidOnReturn !== true;

const payFirst = (view: View, caseId: string): Html =>
  html`<section class="da-next"><h2 class="govuk-heading-m">${view.t('citizen-apply.wait.payment')}</h2>
<p class="govuk-body"><a class="govuk-link" href="/my/${caseId}/pay">${view.t('citizen-apply.my.pay')}</a></p></section>`;

function resultForm(view: View, { case: found }: CaseView, result: NonNullable<CaseView['result']>): Html {
  const about = view.t('citizen.my.result-number', {
    number: result.number,
    date: formatDate(result.issuedAt.toISOString()),
  });
  const ready = result.state === 'ready';
  return html`<section class="da-next"><h2 class="govuk-heading-m">${view.t('citizen.my.result-ready')}</h2>
${
  ready
    ? form({
        language: view.language,
        action: `/my/${found.id}/result`,
        version: found.version,
        idempotencyKey: newId(),
        body: html`<p class="govuk-body">${about}</p>`,
        submit: view.t('citizen.my.result-get'),
      })
    : html`<p class="govuk-body">${about}</p><p class="govuk-body">${view.t('citizen-apply.my.drawing')} <a class="govuk-link" href="/my/${found.id}">${view.t('citizen-apply.my.reload')}</a></p>`
}</section>`;
}

/** Withdrawing cannot be undone, so it takes a second look. */
function withdrawForm(view: View, found: CaseView['case']): Html {
  return details({
    summary: view.t('citizen-apply.my.withdraw-title'),
    body: html`<p class="govuk-body">${view.t('citizen-apply.my.withdraw-text')}</p>${form({
      language: view.language,
      action: `/my/${found.id}/withdraw`,
      version: found.version,
      idempotencyKey: newId(),
      body: button({ text: view.t('citizen-apply.my.withdraw-yes'), tone: 'warning' }),
      submit: null,
    })}`,
  });
}

async function sendSupplement(view: View) {
  const caseId = caseOf(view);
  const note = (view.form['note'] ?? '').trim();
  const done = await orRefusal(
    view.act(answerSupplement, { caseId, version: Number(view.form['_version']), ...(note === '' ? {} : { note }) }),
  );
  if (done instanceof Refusal)
    return casePage(view, { message: view.t(done.key, done.params), typed: note, status: 409 });
  return view.go(`/my/${caseId}`);
}

async function withdraw(view: View) {
  const caseId = caseOf(view);
  const done = await orRefusal(view.act(withdrawCase, { caseId, version: Number(view.form['_version']) }));
  if (done instanceof Refusal) return casePage(view, { message: view.t(done.key, done.params), status: 409 });
  return view.go(`/my/${caseId}`);
}

/** Fetching the result the first time is its return: noted in the history, then the file follows. */
async function fetchResult(view: View) {
  const shown = await showOwn(view);
  if (shown.result?.state === 'drawing') return casePage(view, { status: 409 });
  if (shown.acts.includes('return')) {
    const done = await orRefusal(view.act(handOverResult, { caseId: shown.case.id, version: shown.case.version }));
    if (done instanceof Refusal && done.key === 'cases.fee-unpaid')
      return casePage(view, { message: view.t(done.key, done.params), status: 409 });
  }
  return sendResult(view, shown);
}
