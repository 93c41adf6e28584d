import { saveDraftPage, showDraft } from '#cases';
import { citizen } from '#platform/command';
import { type FieldFault, Refusal, refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import {
  type FormField,
  type FormPage,
  type FormValues,
  type Procedure,
  parseFormPage,
  visiblePages,
} from '#procedures';
import { communeSearchNames } from '../../components/commune-picker.ts';
import { conditional } from '../../components/conditional.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { progress } from '../../components/progress.ts';
import { summaryList } from '../../components/summary-list.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { draftNotices } from './draft-notices.ts';
import { fieldView, shownValue } from './field-view.ts';
import { forOtherPages } from './for-other/index.ts';
import { addRow, changesRows, groupView } from './group-view.ts';
import './i18n/index.ts';
import { nextStep, previousStep, stepsOf } from './steps.ts';
import { uploadPages } from './upload-pages.ts';

/** One page of the form: one thing asked, what the registry knows already filled in. */
export const formPages: readonly PageRoute[] = [
  ...forOtherPages,
  ...uploadPages,
  {
    method: 'GET',
    url: '/apply/:draftId/form/:page',
    permission: citizen(),
    async handler(view) {
      const shown = await view.ask(showDraft, { draftId: view.params['draftId'] ?? '' });
      const page = pageOf(view, shown.procedure, shown.draft.form);
      // Asked for again after "check": then the faults are shown at once.
      const faults =
        view.search['check'] === '1' ? shown.faults.filter((f) => page.fields.some((x) => x.key === f.field)) : [];
      return formPage(view, { ...shown, page, values: shown.draft.form, faults });
    },
  },
  { method: 'POST', url: '/apply/:draftId/form/:page', permission: citizen(), handler: savePage },
];

interface Shown {
  draft: { id: string; version: number; form: FormValues };
  locked: readonly string[];
  procedure: Procedure;
  page: FormPage;
  values: FormValues;
  faults: readonly FieldFault[];
  message?: string;
  /** Key of the group that gets an empty row. */
  oneMoreOf?: string | undefined;
  applicantName: string | undefined;
  changedOn: string | undefined;
}

function pageOf(view: View, procedure: Procedure, values: FormValues): FormPage {
  return (
    visiblePages(procedure.form, values).find((p) => p.id === view.params['page']) ??
    refuse('not-found', 'cases.page-not-found')
  );
}

async function savePage(view: View) {
  const draftId = view.params['draftId'] ?? '';
  const shown = await view.ask(showDraft, { draftId });
  // A field may appear by what this page answers, so the page is taken from what was just typed.
  const typed = { ...shown.draft.form, ...withoutOldRows(shown, view), ...withLocked(shown, view) };
  const page = pageOf(view, shown.procedure, typed);
  const parsed = parseFormPage(shown.procedure.form, page.id, typed);
  const values = { ...shown.draft.form, ...parsed.values };
  if (page.fields.some((f) => view.form[communeSearchNames(f.key).find] !== undefined)) {
    return formPage(view, { ...shown, page, values, faults: [] });
  }
  const saved = await orRefusal(
    view.act(saveDraftPage, {
      draftId,
      version: Number(view.form['_version']),
      page: page.id,
      values: { ...parsed.values },
    }),
  );
  if (saved instanceof Refusal) {
    if (saved.kind !== 'conflict') throw saved;
    return formPage(view, { ...shown, page, values, faults: [], message: view.t(saved.key, saved.params) }, 409);
  }
  if (changesRows(view.form)) {
    const draft = { ...shown.draft, version: saved.version };
    return formPage(view, { ...shown, draft, page, values, faults: [], oneMoreOf: view.form[addRow] });
  }
  if (saved.faults.length > 0) {
    return formPage(
      view,
      { ...shown, draft: { ...shown.draft, version: saved.version }, page, values, faults: saved.faults },
      422,
    );
  }
  return view.go(nextStep(shown.procedure, values, { draftId, page: page.id }));
}

/** The rows of a group are those that the page sent, not those kept before. */
function withoutOldRows(shown: Pick<Shown, 'procedure'>, view: View): Record<string, string> {
  const page = shown.procedure.form.pages.find((p) => p.id === view.params['page']);
  return Object.fromEntries((page?.fields ?? []).filter((f) => f.kind === 'group').map((f) => [f.key, '']));
}

/** What was posted, but for fields that the registry fixed: those keep the registry's value whatever was sent. */
function withLocked(shown: Pick<Shown, 'draft' | 'locked'>, view: View): Record<string, string> {
  return { ...view.form, ...Object.fromEntries(shown.locked.map((key) => [key, shown.draft.form[key] ?? ''])) };
}

async function formPage(view: View, shown: Shown, status = 200) {
  const { draft, procedure, page, values } = shown;
  const steps = stepsOf(procedure, values, draft.id);
  const step = steps.findIndex((s) => s.page === page.id) + 1;
  const errors = view.faultWords(shown.faults);
  const locked = page.fields.filter((f) => shown.locked.includes(f.key));
  // All fields of the page: those that only some answers call for are there too, so that they can appear while one answers.
  const asked = (procedure.form.pages.find((p) => p.id === page.id)?.fields ?? []).filter(
    (f) => !shown.locked.includes(f.key),
  );
  const fields = await Promise.all(
    asked.map((field) => askedField(view, field, { values, errors, oneMoreOf: shown.oneMoreOf })),
  );
  const known = await Promise.all(
    locked.map(async (f) => ({ label: view.say(f.label), value: await shownValue(view, f, values[f.key] ?? '') })),
  );
  const title = view.say(page.title);
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
${shown.message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: shown.message })}
${draftNotices(view, shown)}
${progress({ language: view.language, step, total: steps.length, title: view.say(procedure.name) })}
<h1 class="govuk-heading-l">${title}</h1>
${page.hint === undefined ? '' : html`<p class="govuk-body">${view.say(page.hint)}</p>`}
${form({
  language: view.language,
  action: `/apply/${draft.id}/form/${page.id}`,
  version: draft.version,
  idempotencyKey: newId(),
  keepAs: `draft-${draft.id}/${page.id}`,
  body: html`${known.length === 0 ? '' : summaryList({ language: view.language, rows: known })}${fields}`,
  submit: view.t('citizen.apply.save'),
  beside: html`<a class="govuk-link" href="/my">${view.t('citizen.apply.later')}</a>`,
})}`;
  return view.page(
    {
      title,
      room: 'citizen',
      body,
      backLink: previousStep(procedure, values, { draftId: draft.id, page: page.id }),
      hasErrors: errors.length > 0,
    },
    status,
  );
}

/** A field, wrapped where only certain answers call for it. */
async function askedField(
  view: View,
  field: FormField,
  state: { values: FormValues; errors: readonly { field: string; text: string }[]; oneMoreOf: string | undefined },
): Promise<Html> {
  const drawn = await drawnField(view, field, state);
  const { showWhen } = field;
  return showWhen === undefined
    ? drawn
    : conditional({ field: showWhen.field, equals: [showWhen.equals].flat(), body: drawn });
}

function drawnField(view: View, field: FormField, state: Parameters<typeof askedField>[2]): Promise<Html> {
  const value = state.values[field.key] ?? '';
  if (field.kind === 'group')
    return groupView(view, field, { value, errors: state.errors, oneMore: state.oneMoreOf === field.key });
  const error = state.errors.find((e) => e.field === field.key)?.text;
  return fieldView(view, field, { value, error });
}
