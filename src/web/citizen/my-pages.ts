import {
  answerSupplement,
  attachSupplement,
  type CaseView,
  handOverResult,
  myCases,
  showMyCase,
  withdrawCase,
} from '#cases';
import { citizen } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { procedureAt } from '#procedures';
import { button, linkButton } from '../components/button.ts';
import { code } from '../components/code.ts';
import { dataTable } from '../components/data-table.ts';
import { emptyState } from '../components/empty-state.ts';
import { errorSummary } from '../components/error-summary.ts';
import { fileField } from '../components/file-field.ts';
import { form } from '../components/form.ts';
import { longTextField } from '../components/long-text-field.ts';
import { notice } from '../components/notice.ts';
import { summaryList } from '../components/summary-list.ts';
import { historyOf } from '../shell/case-history.ts';
import { stateTag } from '../shell/case-words.ts';
import { sendFile, sendResult } from '../shell/send-file.ts';
import { readFiles } from '../shell/upload.ts';
import { orRefusal, type PageRoute, type View } from '../shell/view.ts';

/** My drafts, cases and messages; one case with what I can do. */
export const myPages: readonly PageRoute[] = [
  { method: 'GET', url: '/my', permission: citizen(), handler: myPage },
  { method: 'GET', url: '/my/:caseId', permission: citizen(), handler: async (view) => casePage(view, {}) },
  { method: 'POST', url: '/my/:caseId/supplement-file', permission: citizen(), handler: addFile },
  { method: 'POST', url: '/my/:caseId/supplement', permission: citizen(), handler: sendSupplement },
  { method: 'POST', url: '/my/:caseId/withdraw', permission: citizen(), handler: withdraw },
  { method: 'POST', url: '/my/:caseId/result', permission: citizen(), handler: fetchResult },
  {
    method: 'GET',
    url: '/my/:caseId/result',
    permission: citizen(),
    handler: async (view) => sendResult(view, await showOwn(view)),
  },
  {
    method: 'GET',
    url: '/my/:caseId/papers/:paperId',
    permission: citizen(),
    async handler(view) {
      const { papers } = await showOwn(view);
      const paper = papers.find((p) => p.id === view.params['paperId']) ?? refuse('not-found', 'platform.file-missing');
      return sendFile(view, paper);
    },
  },
];

const showOwn = (view: View): Promise<CaseView> => view.ask(showMyCase, { caseId: view.params['caseId'] ?? '' });

async function myPage(view: View) {
  const { drafts, cases, notices } = await view.ask(myCases, {});
  const nameOf = (code: string, on: Date) => {
    const procedure = procedureAt(code, on.toISOString().slice(0, 10));
    return procedure ? view.say(procedure.name) : code;
  };
  const body = html`<h1 class="govuk-heading-l">${view.t('citizen.my.title')}</h1>
${
  drafts.length + cases.length === 0
    ? emptyState({
        title: view.t('citizen.my.empty'),
        body: view.t('citizen.my.empty-text'),
        action: linkButton({ text: view.t('citizen.my.find'), href: '/' }),
      })
    : ''
}
${notices.slice(0, 3).map((n) =>
  notice({
    language: view.language,
    kind: n.kind === 'approve' ? 'success' : n.kind === 'submit' || n.kind === 'receive' ? 'info' : 'warning',
    title: formatDateTime(n.at),
    body: html`${nameOf(n.procedureCode, n.at)}: ${view.t(`cases.notice.${n.kind}`)} <a class="govuk-link" href="/my/${n.caseId}">${view.t('citizen.my.open')}</a>`,
  }),
)}
${
  drafts.length === 0
    ? ''
    : dataTable({
        language: view.language,
        caption: view.t('citizen.my.drafts'),
        columns: [
          { label: view.t('citizen.my.service'), heading: true },
          { label: view.t('citizen.my.saved') },
          { label: view.t('citizen.my.do') },
        ],
        rows: drafts.map((d) => ({
          cells: [
            nameOf(d.procedureCode, d.updatedAt),
            formatDateTime(d.updatedAt),
            html`<a class="govuk-link" href="/apply/${d.id}">${view.t('citizen.my.go-on')}</a>`,
          ],
        })),
      })
}
${
  cases.length === 0
    ? ''
    : dataTable({
        language: view.language,
        caption: view.t('citizen.my.cases'),
        columns: [
          { label: view.t('citizen.my.service'), heading: true },
          { label: view.t('citizen.my.code') },
          { label: view.t('citizen.my.state') },
          { label: view.t('citizen.my.due') },
        ],
        rows: cases.map((c) => ({
          cells: [
            html`<a class="govuk-link" href="/my/${c.id}">${nameOf(c.procedureCode, c.submittedAt)}</a>`,
            c.officialCode ?? c.trackingCode,
            stateTag(view.language, c.state),
            c.dueOn === null ? '–' : formatDate(c.dueOn),
          ],
        })),
      })
}`;
  return view.page({ title: view.t('citizen.my.title'), room: 'citizen', body });
}

interface CasePageModel {
  errors?: { field: string; text: string }[];
  message?: string;
  typed?: string;
  status?: number;
}

async function casePage(view: View, model: CasePageModel) {
  const shown = await showOwn(view);
  const { case: found, procedure, agency } = shown;
  const errors = model.errors ?? [];
  const title = view.say(procedure.name);
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
${model.message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: model.message })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${stateTag(view.language, found.state)}</p>
${whatNow(view, shown, model)}
${summaryList({
  language: view.language,
  rows: [
    {
      label: view.t('citizen.receipt.tracking-code'),
      value: code(found.trackingCode),
    },
    ...(found.officialCode === null
      ? []
      : [{ label: view.t('citizen.receipt.official-code'), value: found.officialCode }]),
    { label: view.t('citizen.receipt.agency'), value: view.say(agency.name) },
    { label: view.t('citizen.receipt.submitted'), value: formatDateTime(found.submittedAt) },
    {
      label: view.t('citizen.receipt.due'),
      value: found.dueOn === null ? view.t('citizen.receipt.not-received') : formatDate(found.dueOn),
    },
    {
      label: view.t('citizen.papers.title'),
      value:
        shown.papers.length === 0
          ? ''
          : html`${shown.papers.map((p) => html`<a class="govuk-link" href="/my/${found.id}/papers/${p.id}">${p.fileName}</a><br>`)}`,
    },
  ],
})}
<p class="govuk-body"><a class="govuk-link" href="/my/${found.id}/receipt">${view.t('citizen.my.receipt')}</a></p>
<h2 class="govuk-heading-m">${view.t('citizen.my.history')}</h2>
${historyOf(view, shown.history)}
${
  shown.acts.includes('withdraw')
    ? form({
        language: view.language,
        action: `/my/${found.id}/withdraw`,
        version: found.version,
        idempotencyKey: newId(),
        body: button({ text: view.t('citizen.my.withdraw'), tone: 'secondary' }),
        submit: null,
      })
    : ''
}`;
  return view.page(
    { title, room: 'citizen', body, backLink: '/my', hasErrors: errors.length > 0 },
    model.status ?? 200,
  );
}

/** The one thing to do next, if it is the applicant's turn: fetch the result, or add what is missing. */
function whatNow(view: View, shown: CaseView, model: CasePageModel): Html {
  const { case: found, result } = shown;
  if (result !== undefined) {
    return html`<section class="da-next"><h2 class="govuk-heading-m">${view.t('citizen.my.result-ready')}</h2>
${form({
  language: view.language,
  action: `/my/${found.id}/result`,
  version: found.version,
  idempotencyKey: newId(),
  body: html`<p class="govuk-body">${view.t('citizen.my.result-number', { number: result.number, date: formatDate(result.issuedAt.toISOString()) })}</p>`,
  submit: view.t('citizen.my.result-get'),
})}</section>`;
  }
  const asked = shown.history.findLast(
    (h) => h.act === 'request-supplement' || h.act === 'decline' || h.act === 'refuse',
  );
  if (found.state === 'supplementing') return supplementForms(view, shown, { asked: asked?.note ?? '', ...model });
  if (found.state === 'declined' || found.state === 'refused') {
    return notice({
      language: view.language,
      kind: 'error',
      title: view.t('citizen.my.reason'),
      body: asked?.note ?? '',
    });
  }
  return html``;
}

function supplementForms(view: View, shown: CaseView, model: { asked: string } & CasePageModel): Html {
  const { case: found, procedure } = shown;
  const error = model.errors?.find((e) => e.field === 'file')?.text;
  return html`<section class="da-next">
${notice({ language: view.language, kind: 'warning', title: view.t('citizen.supplement.title'), body: model.asked })}
${form({
  language: view.language,
  action: `/my/${found.id}/supplement-file`,
  idempotencyKey: newId(),
  files: true,
  hidden: { paper: procedure.papers[0]?.code ?? 'supplement' },
  body: html`${fileField({
    language: view.language,
    name: 'file',
    label: view.t('citizen.supplement.file'),
    limitMb: view.site.uploadLimitMb,
    ...(error === undefined ? {} : { error }),
  })}${button({ text: view.t('citizen.papers.attach'), tone: 'secondary' })}`,
  submit: null,
})}
${form({
  language: view.language,
  action: `/my/${found.id}/supplement`,
  version: found.version,
  idempotencyKey: newId(),
  keepAs: `case-${found.id}/supplement`,
  body: longTextField({
    language: view.language,
    name: 'note',
    label: view.t('citizen.supplement.note'),
    optional: true,
    atMost: 2000,
    value: model.typed ?? '',
  }),
  submit: view.t('citizen.supplement.send'),
})}</section>`;
}

async function addFile(view: View) {
  const caseId = view.params['caseId'] ?? '';
  const posted = await readFiles(view);
  const errors = view.faultWords(posted.faults);
  if (posted.stored.length + errors.length === 0) errors.push({ field: 'file', text: view.t('shell.upload.none') });
  for (const { field, file } of posted.stored) {
    const input = { caseId, file: { paperCode: posted.fields['paper'] ?? 'supplement', ...file } };
    const done = await orRefusal(view.act(attachSupplement, input, `${posted.fields['_key'] ?? newId()}/${field}`));
    if (done instanceof Refusal) errors.push({ field, text: view.t(done.key, done.params) });
  }
  return errors.length > 0 ? casePage(view, { errors, status: 422 }) : view.go(`/my/${caseId}`);
}

async function sendSupplement(view: View) {
  const caseId = view.params['caseId'] ?? '';
  const note = (view.form['note'] ?? '').trim();
  const done = await orRefusal(
    view.act(answerSupplement, { caseId, version: Number(view.form['_version']), ...(note === '' ? {} : { note }) }),
  );
  if (done instanceof Refusal)
    return casePage(view, { message: view.t(done.key, done.params), typed: note, status: 409 });
  return view.go(`/my/${caseId}`);
}

async function withdraw(view: View) {
  const caseId = view.params['caseId'] ?? '';
  const done = await orRefusal(view.act(withdrawCase, { caseId, version: Number(view.form['_version']) }));
  if (done instanceof Refusal) return casePage(view, { message: view.t(done.key, done.params), status: 409 });
  return view.go(`/my/${caseId}`);
}

/** Fetching the result the first time is its return: noted in the history, then the file follows. */
async function fetchResult(view: View) {
  const shown = await showOwn(view);
  if (shown.acts.includes('return')) {
    await orRefusal(view.act(handOverResult, { caseId: shown.case.id, version: shown.case.version }));
  }
  return sendResult(view, shown);
}
