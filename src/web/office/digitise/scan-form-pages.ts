import { showCase } from '#cases';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { findPersonByNumber } from '#population';
import { isPaperSize, listScans, openScan, type PaperSize, paperSizes, type Scan } from '#results';
import { linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { dateField, datePartName, datePartsOf } from '../../components/date-field.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { selectField } from '../../components/select-field.ts';
import { tag } from '../../components/tag.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { agencyChoices, digitises, procedureChoices } from './offices.ts';

/** The scans under way, and the form that begins one: an old result, or a paper of a case (`?case=<id>`). */
export const scanFormPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/digitise', permission: digitises, handler: listPage },
  { method: 'GET', url: '/office/digitise/new', permission: digitises, handler: async (view) => formPage(view, {}) },
  { method: 'POST', url: '/office/digitise/new', permission: digitises, handler: begin },
];

const tones = { open: 'progress', done: 'success', discarded: 'neutral' } as const;

async function listPage(view: View) {
  const scans = await view.ask(listScans, {});
  const title = view.t('office-digitise.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-digitise.text')}</p>
<div class="govuk-button-group">${linkButton({ text: view.t('office-digitise.new'), href: '/office/digitise/new' })}
${linkButton({ text: view.t('office-digitise.batches'), href: '/office/digitise/batches', tone: 'secondary' })}
${linkButton({ text: view.t('office-digitise.results'), href: '/office/results', tone: 'secondary' })}</div>
${dataTable({
  language: view.language,
  caption: view.t('office-digitise.newest'),
  empty: view.t('office-digitise.none'),
  columns: [
    { label: view.t('office-digitise.paper'), heading: true },
    { label: view.t('office-digitise.number') },
    { label: view.t('office-digitise.begun') },
    { label: view.t('office-digitise.pages'), numeric: true },
    { label: view.t('office-digitise.state') },
  ],
  rows: scans.map((scan) => ({ cells: scanCells(view, scan) })),
})}`;
  return view.page({ title, room: 'officer', body, backLink: '/office' });
}

function scanCells(view: View, scan: Scan) {
  return [
    html`<a class="govuk-link" href="/office/digitise/scans/${scan.id}">${scan.title}</a>`,
    scan.number ?? '–',
    formatDate(scan.createdAt.toISOString()),
    String(scan.pageCount ?? scan.paperPages),
    tag({ tone: tones[scan.state], text: view.t(`office-digitise.scan-state.${scan.state}`) }),
  ];
}

interface FormModel {
  errors?: { field: string; text: string }[];
  status?: number;
}

/** The case whose paper it is, when the address or the form names one that this officer sees. */
async function caseOf(view: View) {
  const caseId = view.form['case'] ?? view.search['case'] ?? '';
  if (!/^[0-9a-f-]{36}$/i.test(caseId)) return undefined;
  return view.ask(showCase, { caseId }, view.t('office-digitise.purpose'));
}

async function formPage(view: View, model: FormModel) {
  const errors = model.errors ?? [];
  const shown = await caseOf(view);
  const title = view.t(shown === undefined ? 'office-digitise.new-result' : 'office-digitise.new-paper');
  const fault = (field: string) => {
    const text = errors.find((e) => e.field === field)?.text;
    return text === undefined ? {} : { error: text };
  };
  const common = (name: string) => ({ language: view.language, name, value: view.form[name] ?? '', ...fault(name) });
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
<h1 class="govuk-heading-l">${title}</h1>
${form({
  language: view.language,
  action: '/office/digitise/new',
  idempotencyKey: newId(),
  hidden: shown === undefined ? {} : { case: shown.case.id },
  body: html`${shown === undefined ? await resultFields(view, { common, fault }) : paperFields(view, shown)}
${selectField({
  ...common('paperSize'),
  label: view.t('office-digitise.paper-size'),
  value: view.form['paperSize'] ?? 'a4',
  choices: (Object.keys(paperSizes) as PaperSize[]).map((size) => ({
    value: size,
    text: view.t(`office-digitise.size.${size}`),
  })),
})}
${textField({ ...common('paperPages'), label: view.t('office-digitise.paper-pages'), hint: view.t('office-digitise.paper-pages-hint'), kind: 'digits', width: 4 })}
${textField({ ...common('notePages'), label: view.t('office-digitise.note-pages'), hint: view.t('office-digitise.note-pages-hint'), kind: 'digits', width: 4, optional: true })}`,
  submit: view.t('office-digitise.begin'),
})}`;
  return view.page(
    { title, room: 'officer', body, backLink: '/office/digitise', hasErrors: errors.length > 0 },
    model.status ?? 200,
  );
}

type Common = (name: string) => { language: View['language']; name: string; value: string; error?: string };

async function resultFields(
  view: View,
  { common, fault }: { common: Common; fault(field: string): { error?: string } },
): Promise<Html> {
  const date = (name: string, label: string, optional = false) =>
    dateField({
      language: view.language,
      name,
      label,
      optional,
      value: datePartsOf(dateText(view, name)),
      ...fault(name),
    });
  return html`${selectField({ ...common('agencyCode'), label: view.t('office-digitise.agency'), choices: await agencyChoices(view) })}
${selectField({ ...common('procedureCode'), label: view.t('office-digitise.kind'), choices: procedureChoices(view) })}
${textField({ ...common('holder'), label: view.t('office-digitise.holder'), hint: view.t('office-digitise.holder-hint'), kind: 'digits', width: 20 })}
${textField({ ...common('title'), label: view.t('office-digitise.paper-title') })}
${textField({ ...common('number'), label: view.t('office-digitise.number'), width: 20 })}
${date('issuedOn', view.t('office-digitise.issued-on'))}
${date('validTo', view.t('office-digitise.valid-to'), true)}`;
}

function paperFields(view: View, shown: Awaited<ReturnType<typeof caseOf>>): Html {
  return selectField({
    language: view.language,
    name: 'paperCode',
    label: view.t('office-digitise.paper-of-case', { code: shown?.case.officialCode ?? '' }),
    value: view.form['paperCode'] ?? '',
    choices: (shown?.procedure.papers ?? []).map((p) => ({ value: p.code, text: view.say(p.name) })),
  });
}

/** A date of three boxes as `YYYY-MM-DD`, or as it was typed when it is none; '' when nothing was. */
function dateText(view: View, name: string): string {
  const part = (which: 'day' | 'month' | 'year') => (view.form[datePartName(name, which)] ?? '').trim();
  const [day, month, year] = [part('day'), part('month'), part('year')];
  if (day + month + year === '') return '';
  if (/^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && /^\d{4}$/.test(year))
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return [day, month, year].join('/');
}

async function begin(view: View) {
  const shown = await caseOf(view);
  const count = (name: string, none: number) =>
    /^\d{1,3}$/.test(view.form[name] ?? '') ? Number(view.form[name]) : none;
  const pages = count('paperPages', 0);
  if (pages === 0 || pages > 500) {
    const errors = [{ field: 'paperPages', text: view.t('office-digitise.pages-missing') }];
    return formPage(view, { errors, status: 422 });
  }
  const size = view.form['paperSize'] ?? '';
  const facts = {
    paperPages: pages,
    notePages: count('notePages', 0),
    paperSize: isPaperSize(size) ? size : 'a4',
  } as const;
  const input = shown === undefined ? await resultInput(view) : paperInput(view, shown);
  if (input.title.trim() === '') {
    const errors = [{ field: 'title', text: view.t('office-digitise.title-missing') }];
    return formPage(view, { errors, status: 422 });
  }
  const done = await orRefusal(view.act(openScan, { ...input, ...facts }));
  if (!(done instanceof Refusal)) return view.go(`/office/digitise/scans/${done.scanId}`);
  if (done.fields.length === 0) throw done;
  return formPage(view, { errors: view.faultWords(done.fields), status: 422 });
}

async function resultInput(view: View) {
  const number = view.form['holder'] ?? '';
  const holder = await view.site.runtime.database.read({ kind: 'officer' }, (tx) => findPersonByNumber(tx, number));
  const validTo = dateText(view, 'validTo');
  return {
    kind: 'result' as const,
    agencyCode: view.form['agencyCode'] ?? '',
    procedureCode: view.form['procedureCode'] ?? '',
    title: view.form['title'] ?? '',
    number: view.form['number'] ?? '',
    issuedOn: dateText(view, 'issuedOn'),
    validTo: validTo === '' ? null : validTo,
    ...(holder === undefined ? {} : { holderId: holder.id }),
  };
}

function paperInput(view: View, shown: NonNullable<Awaited<ReturnType<typeof caseOf>>>) {
  const paper = shown.procedure.papers.find((p) => p.code === view.form['paperCode']);
  return {
    kind: 'paper' as const,
    agencyCode: shown.case.agencyCode,
    procedureCode: shown.case.procedureCode,
    caseId: shown.case.id,
    ...(paper === undefined ? {} : { paperCode: paper.code }),
    title: paper?.name.vi ?? '',
    number: null,
    issuedOn: null,
    validTo: null,
    holderId: shown.case.applicantId,
  };
}
