import { discardDraft, showDraft, submitCase } from '#cases';
import { citizen } from '#platform/command';
import { type FieldFault, Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { type Procedure, visiblePages } from '#procedures';
import { button } from '../../components/button.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { progress } from '../../components/progress.ts';
import { summaryList } from '../../components/summary-list.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { shownValue } from './field-view.ts';
import { previousStep, stepsOf } from './steps.ts';

/** Check the answers, submit; or throw the draft away. */
export const checkPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/apply/:draftId',
    permission: citizen(),
    async handler(view) {
      const { draft, procedure, faults } = await view.ask(showDraft, { draftId: view.params['draftId'] ?? '' });
      const steps = stepsOf(procedure, draft.form, draft.id);
      // A new draft begins at its first page; one that was left goes on where something is missing.
      const left =
        draft.page === null ? steps[0] : (steps.find((s) => s.page === pageOfFault(procedure, faults)) ?? steps.at(-1));
      return view.go(left?.path ?? `/apply/${draft.id}/check`);
    },
  },
  { method: 'GET', url: '/apply/:draftId/check', permission: citizen(), handler: async (view) => checkPage(view, []) },
  {
    method: 'POST',
    url: '/apply/:draftId/check',
    permission: citizen(),
    async handler(view) {
      const done = await orRefusal(view.act(submitCase, { draftId: view.params['draftId'] ?? '' }));
      if (!(done instanceof Refusal)) return view.go(`/my/${done.caseId}/receipt`);
      if (done.fields.length === 0) throw done;
      return checkPage(view, done.fields, 422);
    },
  },
  {
    method: 'POST',
    url: '/apply/:draftId/discard',
    permission: citizen(),
    async handler(view) {
      await view.act(discardDraft, { draftId: view.params['draftId'] ?? '' });
      return view.go('/my');
    },
  },
];

function pageOfFault(procedure: Procedure, faults: readonly FieldFault[]): string | undefined {
  const keys = new Set(faults.map((f) => f.field));
  return procedure.form.pages.find((p) => p.fields.some((f) => keys.has(f.key)))?.id;
}

/** Where a fault is mended: the page of its field, or the papers. */
function mendPath(procedure: Procedure, draftId: string, fault: FieldFault): string {
  const page = pageOfFault(procedure, [fault]);
  return page === undefined ? `/apply/${draftId}/papers` : `/apply/${draftId}/form/${page}?check=1`;
}

async function checkPage(view: View, faults: readonly FieldFault[], status = 200) {
  const { draft, procedure, papers, locked } = await view.ask(showDraft, { draftId: view.params['draftId'] ?? '' });
  const steps = stepsOf(procedure, draft.form, draft.id);
  const title = view.t('citizen.check.title');
  const sections = await Promise.all(
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
  const body = html`${faultLinks(view, { procedure, draftId: draft.id, faults })}
${progress({ language: view.language, step: steps.length, total: steps.length, title: view.say(procedure.name) })}
<h1 class="govuk-heading-l">${title}</h1>
${sections}
${
  procedure.papers.length === 0
    ? ''
    : summaryList({
        language: view.language,
        title: view.t('citizen.papers.title'),
        rows: procedure.papers.map((paper) => ({
          label: view.say(paper.name),
          value:
            paper.replacedBy === undefined
              ? papers
                  .filter((p) => p.paperCode === paper.code)
                  .map((p) => p.fileName)
                  .join(', ')
              : view.t('citizen.service.paper-replaced'),
          ...(paper.replacedBy === undefined ? { changeHref: `/apply/${draft.id}/papers` } : {}),
        })),
      })
}
${form({
  language: view.language,
  action: `/apply/${draft.id}/check`,
  idempotencyKey: newId(),
  body: html`<p class="govuk-body">${view.t('citizen.check.truth')}</p>`,
  submit: view.t('citizen.check.submit'),
})}
${form({
  language: view.language,
  action: `/apply/${draft.id}/discard`,
  idempotencyKey: newId(),
  body: button({ text: view.t('citizen.check.discard'), tone: 'secondary' }),
  submit: null,
})}`;
  return view.page(
    {
      title,
      room: 'citizen',
      body,
      hasErrors: faults.length > 0,
      backLink: previousStep(procedure, draft.form, { draftId: draft.id, page: 'check' }),
    },
    status,
  );
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
  const field = procedure.form.pages.flatMap((p) => p.fields).find((f) => f.key === fault.field);
  const words = view.t(fault.key, fault.params);
  return field === undefined ? words : `${view.say(field.label)}: ${words}`;
}
