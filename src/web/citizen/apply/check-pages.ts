import { chooseReturnBy, discardDraft, showDraft, submitCase } from '#cases';
import { citizen } from '#platform/command';
import { type FieldFault, Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { findField, type Procedure, visiblePages } from '#procedures';
import { button } from '../../components/button.ts';
import { radios } from '../../components/choice-field.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { progress } from '../../components/progress.ts';
import { summaryList } from '../../components/summary-list.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { draftNotices } from './draft-notices.ts';
import { shownValue } from './field-view.ts';
import { previousStep, stepsOf } from './steps.ts';

/** Check the answers, choose how to get the result, submit; or throw the draft away. */
export const checkPages: readonly PageRoute[] = [
  { method: 'GET', url: '/apply/:draftId', permission: citizen(), handler: enter },
  { method: 'GET', url: '/apply/:draftId/check', permission: citizen(), handler: async (view) => checkPage(view, {}) },
  { method: 'POST', url: '/apply/:draftId/check', permission: citizen(), handler: submit },
  {
    method: 'POST',
    url: '/apply/:draftId/discard',
    permission: citizen(),
    async handler(view) {
      await view.act(discardDraft, { draftId: draftOf(view) });
      return view.go('/my');
    },
  },
];

const draftOf = (view: View) => view.params['draftId'] ?? '';

async function enter(view: View) {
  const { draft, procedure, faults } = await view.ask(showDraft, { draftId: draftOf(view) });
  const steps = stepsOf(procedure, draft.form, draft.id);
  // A new draft begins at its first page; one that was left goes on where something is missing.
  const left =
    draft.page === null ? steps[0] : (steps.find((s) => s.page === pageOfFault(procedure, faults)) ?? steps.at(-1));
  return view.go(left?.path ?? `/apply/${draft.id}/check`);
}

/** Most forms ask this themselves, with the address for the post; here stands what is left. */
const ways = ['online', 'counter'] as const;

async function submit(view: View) {
  const draftId = draftOf(view);
  const returnBy = ways.find((w) => w === view.form['returnBy']);
  // The choice is kept even when something else is missing; a second sending finds no draft any more and gets its case.
  if (returnBy !== undefined) await orRefusal(view.act(chooseReturnBy, { draftId, returnBy }, ''));
  const seen = view.form['procedureVersion'];
  const input = { draftId, ...(seen === undefined ? {} : { procedureVersion: seen }) };
  const done = await orRefusal(view.act(submitCase, input));
  if (!(done instanceof Refusal)) return view.go(`/my/${done.caseId}/receipt`);
  if (done.key === 'cases.procedure-changed')
    return checkPage(view, { message: view.t(done.key, done.params), status: 409 });
  if (done.fields.length === 0) throw done;
  return checkPage(view, { faults: done.fields, status: 422 });
}

function pageOfFault(procedure: Procedure, faults: readonly FieldFault[]): string | undefined {
  const keys = new Set(faults.map((f) => f.field.split('.')[0]));
  return procedure.form.pages.find((p) => p.fields.some((f) => keys.has(f.key)))?.id;
}

/** Where a fault is mended: the page of its field, or the papers. */
function mendPath(procedure: Procedure, draftId: string, fault: FieldFault): string {
  const page = pageOfFault(procedure, [fault]);
  return page === undefined ? `/apply/${draftId}/papers` : `/apply/${draftId}/form/${page}?check=1`;
}

async function checkPage(view: View, model: { faults?: readonly FieldFault[]; message?: string; status?: number }) {
  const shown = await view.ask(showDraft, { draftId: draftOf(view) });
  const { draft, procedure } = shown;
  const { language } = view;
  const faults = model.faults ?? [];
  const steps = stepsOf(procedure, draft.form, draft.id);
  const title = view.t('citizen.check.title');
  const body = html`${faultLinks(view, { procedure, draftId: draft.id, faults })}
${model.message === undefined ? '' : notice({ language, kind: 'warning', body: model.message })}
${progress({ language, step: steps.length, total: steps.length, title: view.say(procedure.name) })}
<h1 class="govuk-heading-l">${title}</h1>
${draftNotices(view, shown)}
${await answers(view, shown)}
${paperRows(view, shown)}
${form({
  language,
  action: `/apply/${draft.id}/check`,
  idempotencyKey: newId(),
  hidden: { procedureVersion: procedure.validFrom },
  body: html`${returnChoice(view, shown)}<p class="govuk-body">${view.t('citizen.check.truth')}</p>`,
  submit: view.t('citizen.check.submit'),
})}
${form({
  language,
  action: `/apply/${draft.id}/discard`,
  idempotencyKey: newId(),
  body: button({ text: view.t('citizen.check.discard'), tone: 'secondary' }),
  submit: null,
})}`;
  const backLink = previousStep(procedure, draft.form, { draftId: draft.id, page: 'check' });
  return view.page({ title, room: 'citizen', body, hasErrors: faults.length > 0, backLink }, model.status ?? 200);
}

type Shown = Awaited<ReturnType<typeof showDraft.run>>;

/** Every answer by page, each with its way back. */
async function answers(view: View, { draft, procedure, locked }: Shown): Promise<Html[]> {
  return Promise.all(
    visiblePages(procedure.form, draft.form).map(async (page) =>
      summaryList({
        language: view.language,
        title: view.say(page.title),
        rows: await Promise.all(
          page.fields.map(async (field) => ({
            label: view.say(field.label),
            value: await shownValue(view, field, draft.form[field.key] ?? ''),
            ...(locked.includes(field.key) ? {} : { changeHref: `/apply/${draft.id}/form/${page.id}` }),
          })),
        ),
      }),
    ),
  );
}

function paperRows(view: View, { draft, procedure, papers, notAsked }: Shown): Html {
  if (procedure.papers.length === 0) return html``;
  const free = new Set(notAsked.map((n) => n.paper.code));
  return summaryList({
    language: view.language,
    title: view.t('citizen.papers.title'),
    rows: procedure.papers.map((paper) => ({
      label: view.say(paper.name),
      ...(free.has(paper.code)
        ? { value: view.t('citizen.service.paper-replaced') }
        : {
            value: html`${papers.filter((p) => p.paperCode === paper.code).map((p) => html`<span class="da-line">${p.fileName}</span>`)}`,
            changeHref: `/apply/${draft.id}/papers`,
          }),
    })),
  });
}

function returnChoice(view: View, { draft, procedure }: Shown): Html {
  if (findField(procedure.form, 'resultChannel') !== undefined) return html``;
  return radios({
    language: view.language,
    name: 'returnBy',
    label: view.t('citizen-apply.return.title'),
    labelSize: 'section',
    value: draft.returnBy,
    choices: ways.map((way) => ({ value: way, text: view.t(`citizen-apply.return.${way}`) })),
  });
}

/** What is missing, each with the way to the page where it is mended. */
function faultLinks(view: View, model: { procedure: Procedure; draftId: string; faults: readonly FieldFault[] }): Html {
  if (model.faults.length === 0) return html``;
  return html`${errorSummary({ language: view.language, errors: model.faults.map((f) => ({ text: faultLine(view, model.procedure, f) })) })}
<ul class="govuk-list">${model.faults.map(
    (f) =>
      html`<li><a class="govuk-link" href="${mendPath(model.procedure, model.draftId, f)}">${view.t('citizen.check.mend', { what: faultLine(view, model.procedure, f) })}</a></li>`,
  )}</ul>`;
}

function faultLine(view: View, procedure: Procedure, fault: FieldFault): string {
  const key = fault.field.split('.')[0];
  const field = procedure.form.pages.flatMap((p) => p.fields).find((f) => f.key === key);
  const words = view.t(fault.key, fault.params);
  return field === undefined ? words : `${view.say(field.label)}: ${words}`;
}
