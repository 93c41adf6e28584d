import type { FastifyReply } from 'fastify';
import { type ColumnsLook, type ColumnToMap, lookAtColumns, openVersion } from '#cleaning';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { isIsoDate } from '#platform/time';
import { checkboxes, radios } from '../../components/choice-field.ts';
import { dataTable } from '../../components/data-table.ts';
import { dateField, datePartsOf } from '../../components/date-field.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { fieldId } from '../../components/field.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { registerPage } from './register-pages.ts';
import { errorsOf, meaningText, saidWords, sectorIn, sectorName, wordedParams } from './shared.ts';

const url = '/office/cleaning/registers/:sector/columns';
const keeps = officer('specialist', 'approver', 'leader');

/** What the columns of a file mean, and of which day it is: asked after the file is given, before it is a version. */
export const columnPages: readonly PageRoute[] = [
  { method: 'GET', url, permission: keeps, handler: (view) => columnsPage(view, []) },
  { method: 'POST', url, permission: keeps, handler: take },
];

/** The file of the page: from the address at first, from the form when it comes back. */
const fileOf = (view: View) => ({
  fileHash: view.form['file'] ?? view.search['file'] ?? '',
  fileName: (view.form['name'] ?? view.search['name'] ?? '').trim().slice(-200),
});

const columnField = (at: number) => `column-${at}`;

async function columnsPage(view: View, errors: readonly FieldError[]): Promise<FastifyReply> {
  const sector = sectorIn(view);
  const { fileHash, fileName } = fileOf(view);
  if (!/^[0-9a-f]{64}$/.test(fileHash) || fileName === '') return view.go(`/office/cleaning/registers/${sector}`);
  const look = await orRefusal(view.ask(lookAtColumns, { sector, fileHash }, view.t('office-cleaning.purpose')));
  // What cannot be a file of this register is told beside the field that it came from.
  if (look instanceof Refusal) return registerPage(view, wordedErrors(view, look));
  const { language } = view;
  const title = view.t('office-cleaning.mapping.title');
  const body = html`${errors.length > 0 ? errorSummary({ language, errors }) : ''}
<span class="govuk-caption-l">${sectorName(view, sector)} · ${view.t('office-cleaning.mapping.caption', { file: fileName })}</span>
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-cleaning.mapping.text', { line: look.line })}</p>
${look.columns.some((c) => c.remembered) ? html`<p class="govuk-body da-soft">${view.t('office-cleaning.mapping.remembered')}</p>` : ''}
${errors.length > 0 ? '' : look.warnings.map((w) => notice({ language, kind: 'warning', body: saidWords(view, w) }))}
${form({
  language,
  action: `/office/cleaning/registers/${sector}/columns`,
  idempotencyKey: newId(),
  hidden: { file: fileHash, name: fileName },
  body: html`${columnTable(view, look, errors)}${dayAndMode(view, errors)}`,
  submit: view.t('office-cleaning.mapping.submit'),
  beside: html`<a class="govuk-link" href="/office/cleaning/registers/${sector}">${view.t('office-cleaning.mapping.other')}</a>`,
})}`;
  const backLink = `/office/cleaning/registers/${sector}`;
  return view.page(
    { title, room: 'officer', body, backLink, hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

const headingOf = (view: View, column: ColumnToMap, at: number) =>
  column.heading === '' ? view.t('office-cleaning.mapping.no-heading', { number: at + 1 }) : column.heading;

function columnTable(view: View, look: ColumnsLook, errors: readonly FieldError[]): Html {
  const text = (key: string) => view.t(`office-cleaning.mapping.${key}`);
  return dataTable({
    language: view.language,
    caption: text('table'),
    captionHidden: true,
    columns: [{ label: text('column'), heading: true }, { label: text('samples') }, { label: text('meaning') }],
    rows: look.columns.map((column, at) => ({
      cells: [
        headingOf(view, column, at),
        column.samples.length === 0
          ? html`<span class="da-soft">${text('empty')}</span>`
          : html`${column.samples.map((sample, i) => html`${i === 0 ? '' : html`<br>`}${sample}`)}`,
        meaningSelect(view, { look, at, error: errorOf(errors, columnField(at)).error }),
      ],
    })),
  });
}

function meaningSelect(
  view: View,
  { look, at, error }: { look: ColumnsLook; at: number; error: string | undefined },
): Html {
  const column = look.columns[at] as ColumnToMap;
  const name = columnField(at);
  const chosen = view.form[name] ?? column.meaning ?? '';
  const label = view.t('office-cleaning.mapping.meaning-of', { heading: headingOf(view, column, at) });
  const option = (value: string, text: string) =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`;
  return html`${error === undefined ? '' : html`<p class="govuk-error-message" id="${fieldId(name)}-error">${error}</p>`}<select class="govuk-select${error === undefined ? '' : ' govuk-select--error'}" id="${fieldId(name)}" name="${name}" aria-label="${label}"${error === undefined ? '' : html` aria-invalid="true" aria-describedby="${fieldId(name)}-error"`}>${option('', view.t('office-cleaning.mapping.none'))}${look.meanings.map((m) => option(m, meaningText(view, m)))}</select>`;
}

function dayAndMode(view: View, errors: readonly FieldError[]): Html {
  const { language, form: typed } = view;
  const day =
    typed['asOf-day'] === undefined
      ? datePartsOf(view.today)
      : { day: typed['asOf-day'], month: typed['asOf-month'], year: typed['asOf-year'] };
  const text = (key: string) => view.t(`office-cleaning.register.${key}`);
  const again = errorOf(errors, 'again');
  return html`${dateField({ language, name: 'asOf', label: text('as-of'), value: day, ...errorOf(errors, 'asOf') })}
${radios({
  language,
  name: 'mode',
  label: text('mode'),
  value: typed['mode'] ?? 'whole',
  choices: (['whole', 'part'] as const).map((m) => ({
    value: m,
    text: text(`mode-${m}`),
    hint: text(`mode-${m}-hint`),
  })),
})}
${
  again.error === undefined && typed['again'] === undefined
    ? ''
    : checkboxes({
        language,
        name: 'again',
        label: text('again'),
        choices: [{ value: 'yes', text: text('again-yes') }],
        ...again,
      })
}`;
}

async function take(view: View): Promise<FastifyReply> {
  const sector = sectorIn(view);
  const { form: typed } = view;
  const two = (name: string) => (typed[name] ?? '').trim().padStart(2, '0');
  const asOf = `${typed['asOf-year'] ?? ''}-${two('asOf-month')}-${two('asOf-day')}`;
  if (!isIsoDate(asOf))
    return columnsPage(view, [{ field: 'asOf', text: view.t('office-cleaning.register.as-of-wrong') }]);
  const meanings: string[] = [];
  for (let at = 0; typed[columnField(at)] !== undefined; at += 1) meanings.push(typed[columnField(at)] ?? '');
  const mode = typed['mode'] === 'part' ? ('part' as const) : ('whole' as const);
  const again = typed['again'] === 'yes' ? { again: true } : {};
  const done = await orRefusal(view.act(openVersion, { sector, asOf, mode, ...fileOf(view), meanings, ...again }));
  if (!(done instanceof Refusal)) return view.go(`/office/cleaning/versions/${done.versionId}`);
  return columnsPage(view, columnErrors(view, done));
}

/** What is wrong with the file as a whole, such as a missing name, is wrong with no one column. */
const columnErrors = (view: View, refusal: Refusal): FieldError[] =>
  wordedErrors(view, refusal).map((e) => (e.field === 'file' ? { text: e.text } : e));

/** Codes of sectors in a refusal become their names. */
function wordedErrors(view: View, refusal: Refusal): { field: string; text: string }[] {
  if (refusal.kind === 'forbidden') return [{ field: 'file', text: view.t(refusal.key, refusal.params) }];
  const fields = refusal.fields.map((f) => ({ ...f, params: wordedParams(view, f.params ?? {}) }));
  return errorsOf(view, new Refusal(refusal.kind, refusal.key, wordedParams(view, refusal.params), fields), 'file');
}
