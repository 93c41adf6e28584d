import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { readTables, writeCsv, writeWorkbook } from '#platform/tables';
import { steeringActs as acts, steeringQuestions as ask, type SheetReport } from '#steering';
import { checkboxes } from '../../components/choice-field.ts';
import { dataTable } from '../../components/data-table.ts';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { base, type Part, readers, steeringPage } from './frame.ts';

const registers = ['task-forces', 'models', 'tasks'] as const;
type Register = (typeof registers)[number];

/** Task forces, models and tasks as spreadsheets, out and in; what comes in is answered row by row. */
export const exchangePages: readonly PageRoute[] = registers.flatMap((register): PageRoute[] => {
  const url = `${base}/exchange/${register}`;
  return [
    { method: 'GET', url, permission: readers, handler: (view) => page(view, register, '') },
    { method: 'POST', url, permission: readers, handler: (view) => take(view, register) },
    { method: 'GET', url: `${url}.xlsx`, permission: readers, handler: (view) => workbook(view, register) },
    { method: 'GET', url: `${url}.csv`, permission: readers, handler: (view) => csv(view, register) },
  ];
});

const imports = { 'task-forces': acts.importTaskForces, models: acts.importModels, tasks: acts.importTasks } as const;

const tableOf = (view: View, register: Register): Promise<string[][]> =>
  ({
    'task-forces': () => view.ask(ask.exportTaskForces, {}),
    models: () => view.ask(ask.exportModels, {}),
    tasks: () => view.ask(ask.exportTasks, {}),
  })[register]();

async function workbook(view: View, register: Register) {
  const bytes = await writeWorkbook([{ name: register, rows: await tableOf(view, register) }]);
  return view.reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename="${register}-${view.today}.xlsx"`)
    .send(Buffer.from(bytes));
}

async function csv(view: View, register: Register) {
  return view.reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${register}-${view.today}.csv"`)
    .send(writeCsv(await tableOf(view, register)));
}

function page(view: View, register: Register, said: Html | string, status = 200) {
  const { language } = view;
  const url = `${base}/exchange/${register}`;
  const title = `${view.t('office-steering.exchange.title')}: ${view.t(`office-steering.part.${register}`)}`;
  const body = html`${said}
<h2 class="govuk-heading-m">${view.t('office-steering.exchange.out')}</h2>
<p class="govuk-body">${view.t('office-steering.exchange.out-text')}</p>
<p class="govuk-body"><a class="govuk-link" href="${url}.xlsx">XLSX</a> · <a class="govuk-link" href="${url}.csv">CSV</a></p>
<h2 class="govuk-heading-m">${view.t('office-steering.exchange.in')}</h2>
<p class="govuk-body">${view.t(`office-steering.exchange.in-${register}`)}</p>
${form({
  language,
  action: url,
  idempotencyKey: newId(),
  files: true,
  body: html`${fileField({
    language,
    name: 'file',
    label: view.t('office-steering.exchange.file'),
    hint: view.t('office-steering.exchange.file-hint'),
    limitMb: view.site.uploadLimitMb,
    accept: '.xlsx,.csv',
  })}${checkboxes({
    language,
    name: 'try',
    label: view.t('office-steering.exchange.how'),
    choices: [{ value: 'yes', text: view.t('office-steering.exchange.try') }],
  })}`,
  submit: view.t('office-steering.exchange.send'),
})}`;
  return steeringPage(view, { part: register satisfies Part, title, body, backLink: `${base}/${register}`, status });
}

/** Reads the posted table in memory: it goes row by row into the registers or not at all, and is never stored. */
async function readPosted(view: View): Promise<{ fields: Record<string, string>; bytes: Uint8Array | undefined }> {
  const fields: Record<string, string> = {};
  let bytes: Uint8Array | undefined;
  if (!view.request.isMultipart()) return { fields, bytes };
  for await (const part of view.request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value).replaceAll('\0', '');
    else {
      const content = await part.toBuffer();
      if (part.filename !== '' && content.length <= view.site.uploadLimitMb * 1024 * 1024) bytes = content;
    }
  }
  return { fields, bytes };
}

async function take(view: View, register: Register) {
  const { fields, bytes } = await readPosted(view);
  const report = await orRefusal(importRows(view, register, { fields, bytes }));
  if (report instanceof Refusal)
    return page(
      view,
      register,
      notice({ language: view.language, kind: 'error', body: view.t(report.key, report.params) }),
      422,
    );
  return page(view, register, reportHtml(view, report), report.counts.fault > 0 ? 422 : 200);
}

async function importRows(
  view: View,
  register: Register,
  { fields, bytes }: { fields: Record<string, string>; bytes: Uint8Array | undefined },
): Promise<SheetReport> {
  if (bytes === undefined) throw new Refusal('invalid', 'office-steering.exchange.no-file');
  const [table] = await readTables(bytes);
  return view.act(
    imports[register],
    { rows: table?.rows ?? [], tryOnly: fields['try'] === 'yes' },
    fields['_key'] ?? newId(),
  );
}

/** What became of each row. */
function reportHtml(view: View, { rows, counts, kept }: SheetReport): Html {
  const { language } = view;
  const outcome = counts.fault > 0 ? 'refused' : kept ? 'kept' : 'tried';
  return html`${notice({
    language,
    kind: counts.fault > 0 ? 'error' : kept ? 'success' : 'info',
    title: view.t(`office-steering.exchange.${outcome}`),
    body: view.t('office-steering.exchange.counts', counts),
  })}${dataTable({
    language,
    caption: view.t('office-steering.exchange.report'),
    empty: view.t('office-steering.exchange.nothing'),
    columns: [
      { label: view.t('office-steering.exchange.line'), numeric: true },
      { label: view.t('office-steering.exchange.row'), heading: true },
      { label: view.t('office-steering.exchange.outcome') },
      { label: view.t('office-steering.exchange.remarks') },
    ],
    rows: rows.map((r) => ({
      cells: [
        String(r.line),
        r.name,
        view.t(`office-steering.exchange.row-${r.outcome}`),
        html`<ul class="govuk-list">${r.faults.map((f) => html`<li><strong>${f.column}</strong>: ${view.t(f.key, f.params)}</li>`)}</ul>`,
      ],
      ...(r.outcome === 'fault' ? { tone: 'attention' as const } : {}),
    })),
  })}`;
}
