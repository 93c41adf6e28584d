import type { FastifyReply } from 'fastify';
import { dutyFor, officer } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { findResults, type ResultHit, replaceResult, revokeResult, showResult, writtenCode } from '#results';
import { button, linkButton } from '../../components/button.ts';
import { code } from '../../components/code.ts';
import { dataTable } from '../../components/data-table.ts';
import { details } from '../../components/details.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { filterBar } from '../../components/filter-bar.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { tag } from '../../components/tag.ts';
import { textField } from '../../components/text-field.ts';
import { agencyNameFor } from '../../shell/agency-names.ts';
import { sendFile } from '../../shell/send-file.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';

const keeps = officer('receiving-officer', 'specialist', 'approver', 'leader');
const ends = officer('approver', 'leader');

/** The register of results of the office: finding one, taking it back, putting a corrected one in its place. */
export const resultPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/results', permission: keeps, handler: listPage },
  { method: 'GET', url: '/office/results/:resultId', permission: keeps, handler: async (view) => resultPage(view, {}) },
  { method: 'GET', url: '/office/results/:resultId/file', permission: keeps, handler: download },
  { method: 'POST', url: '/office/results/:resultId/revoke', permission: ends, handler: revoke },
  { method: 'POST', url: '/office/results/:resultId/replace', permission: ends, handler: replace },
];

const tones = { valid: 'success', revoked: 'danger', replaced: 'attention' } as const;
const resultId = (view: View) => view.params['resultId'] ?? '';
const show = (view: View) =>
  view.ask(showResult, { resultId: resultId(view) }, view.t('office-digitise.result.purpose'));

async function listPage(view: View) {
  const text = (view.search['q'] ?? '').slice(0, 60);
  const hits = await view.ask(findResults, { text });
  const title = view.t('office-digitise.results');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${filterBar({
  language: view.language,
  action: '/office/results',
  fields: [
    textField({ language: view.language, name: 'q', label: view.t('office-digitise.result.search'), value: text }),
  ],
})}
${dataTable({
  language: view.language,
  caption: title,
  captionHidden: true,
  empty: view.t('office-digitise.result.none'),
  columns: [
    { label: view.t('office-digitise.number'), heading: true },
    { label: view.t('office-digitise.result.title') },
    { label: view.t('office-digitise.result.case') },
    { label: view.t('office-digitise.issued-on') },
    { label: view.t('office-digitise.result.signature') },
    { label: view.t('office-digitise.state') },
  ],
  rows: hits.map((hit) => ({ cells: hitCells(view, hit) })),
})}`;
  return view.page({ title, room: 'officer', body, backLink: '/office' });
}

function hitCells(view: View, hit: ResultHit) {
  const made = hit.ready ? hit.signature : 'drawing';
  return [
    html`<a class="govuk-link" href="/office/results/${hit.id}">${hit.number}</a>`,
    view.say(hit.title),
    hit.officialCode ?? view.t('office-digitise.result.digitised'),
    formatDate(hit.issuedOn),
    view.t(`office-digitise.result.made.${made}`),
    tag({ tone: tones[hit.state], text: view.t(`office-digitise.result.state.${hit.state}`) }),
  ];
}

interface ResultModel {
  errors?: { field: string; text: string }[];
}

type Shown = Awaited<ReturnType<typeof show>>;

async function resultPage(view: View, model: ResultModel) {
  const result = await show(view);
  const errors = model.errors ?? [];
  const title = view.say(result.shown);
  const mayEnd =
    result.state === 'valid' && dutyFor(view.actor, result.agencyCode, ['approver', 'leader']) !== undefined;
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
<span class="govuk-caption-l">${result.number}</span>
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${tag({ tone: tones[result.state], text: view.t(`office-digitise.result.state.${result.state}`) })}</p>
${result.endedReason === null ? '' : notice({ language: view.language, kind: 'warning', title: view.t('office-digitise.result.reason'), body: result.endedReason })}
${summaryList({
  language: view.language,
  rows: [
    { label: view.t('office-digitise.agency'), value: await agencyNameFor(view, result.agencyCode) },
    { label: view.t('office-digitise.issued-on'), value: formatDate(result.issuedOn) },
    {
      label: view.t('office-digitise.result.case'),
      value: result.caseId === null ? view.t('office-digitise.result.digitised') : caseLink(result),
    },
    {
      label: view.t('office-digitise.result.signature'),
      value:
        result.fileHash === null
          ? view.t('office-digitise.result.made.drawing')
          : result.signedAt === null
            ? view.t('office-digitise.result.made.none')
            : `${result.signer ?? ''}, ${formatDateTime(result.signedAt)}`,
    },
    { label: view.t('office-digitise.result.code'), value: code(writtenCode(result.verificationCode)) },
    ...result.lines.map((line) => ({ label: line.label, value: line.value })),
  ],
})}
${result.fileHash === null ? '' : linkButton({ text: view.t('office-digitise.download'), href: `/office/results/${result.id}/file` })}
${mayEnd ? endForms(view, { result, errors }) : ''}`;
  return view.page(
    { title, room: 'officer', body, backLink: '/office/results', hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

const caseLink = (result: Shown): Html =>
  html`<a class="govuk-link" href="/office/cases/${result.caseId}">${result.officialCode ?? ''}</a>`;

function endForms(view: View, { result, errors }: { result: Shown; errors: { field: string; text: string }[] }): Html {
  const error = (field: string) => {
    const text = errors.find((e) => e.field === field)?.text;
    return text === undefined ? {} : { error: text };
  };
  const reason = (name: string) =>
    longTextField({
      language: view.language,
      name,
      label: view.t('office-digitise.result.reason'),
      rows: 3,
      atMost: 1000,
      value: view.form[name] ?? '',
      ...error(name),
    });
  return html`${
    result.lines.length === 0
      ? ''
      : details({
          summary: view.t('office-digitise.result.replace'),
          body: form({
            language: view.language,
            action: `/office/results/${result.id}/replace`,
            idempotencyKey: newId(),
            body: html`<p class="govuk-body">${view.t('office-digitise.result.replace-text')}</p>
${result.lines.map((line, i) => textField({ language: view.language, name: `line-${i}`, label: line.label, value: view.form[`line-${i}`] ?? line.value }))}
${reason('replace-reason')}`,
            submit: view.t('office-digitise.result.replace'),
          }),
        })
  }
${details({
  summary: view.t('office-digitise.result.revoke'),
  body: form({
    language: view.language,
    action: `/office/results/${result.id}/revoke`,
    idempotencyKey: newId(),
    body: html`<p class="govuk-body">${view.t('office-digitise.result.revoke-text')}</p>${reason('revoke-reason')}${button({ text: view.t('office-digitise.result.revoke'), tone: 'warning' })}`,
    submit: null,
  }),
})}`;
}

const reasonMissing = (view: View, field: string) =>
  resultPage(view, { errors: [{ field, text: view.t('office-digitise.result.reason-missing') }] });

async function revoke(view: View): Promise<FastifyReply> {
  const reason = (view.form['revoke-reason'] ?? '').trim();
  if (reason === '') return reasonMissing(view, 'revoke-reason');
  return after(view, view.act(revokeResult, { resultId: resultId(view), reason }));
}

async function replace(view: View): Promise<FastifyReply> {
  const reason = (view.form['replace-reason'] ?? '').trim();
  if (reason === '') return reasonMissing(view, 'replace-reason');
  const { lines } = await show(view);
  const corrected = lines.map((line, i) => ({
    label: line.label,
    value: (view.form[`line-${i}`] ?? line.value).trim(),
  }));
  return after(view, view.act(replaceResult, { resultId: resultId(view), reason, lines: corrected }));
}

async function after(view: View, work: Promise<unknown>): Promise<FastifyReply> {
  const done = await orRefusal(work);
  if (done instanceof Refusal && done.kind === 'not-found') throw done;
  if (done instanceof Refusal)
    return resultPage(view, { errors: [{ field: 'replace-reason', text: view.t(done.key, done.params) }] });
  const next = (done as { resultId?: string } | undefined)?.resultId ?? resultId(view);
  return view.go(`/office/results/${next}`);
}

async function download(view: View): Promise<FastifyReply> {
  const { fileHash, fileName } = await show(view);
  if (fileHash === null) refuse('not-found', 'platform.file-missing');
  return sendFile(view, { fileHash, fileName, mediaType: 'application/pdf' });
}
