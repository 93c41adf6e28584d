import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, hasMessage } from '#platform/i18n';
import { newId } from '#platform/ids';
import { readTables } from '#platform/tables';
import { isIsoDate } from '#platform/time';
import { catalogueActs, catalogueCsv, catalogueQuestions, catalogueWorkbook } from '#procedures';
import { checkboxes } from '../../components/choice-field.ts';
import { dataTable } from '../../components/data-table.ts';
import { describedBy, fieldFrame, fieldId } from '../../components/field.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { administrator } from './access.ts';
import { readTableForm } from './table-form.ts';

/** The catalogue as files, in and out, and the lists of decisions. */
export const exchangePages: readonly PageRoute[] = [
  { method: 'GET', url: '/admin/catalogue/export.xlsx', permission: administrator, handler: exportWorkbook },
  { method: 'GET', url: '/admin/catalogue/export.csv', permission: administrator, handler: exportCsv },
  { method: 'GET', url: '/admin/catalogue/import', permission: administrator, handler: (view) => importPage(view, '') },
  { method: 'POST', url: '/admin/catalogue/import', permission: administrator, handler: importFile },
  { method: 'GET', url: '/admin/catalogue/listed', permission: administrator, handler: (view) => listedPage(view, '') },
  { method: 'POST', url: '/admin/catalogue/listed', permission: administrator, handler: importListed },
];

async function exportWorkbook(view: View) {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  view.reply.type(type).header('content-disposition', `attachment; filename="catalogue-${view.today}.xlsx"`);
  return view.reply.send(Buffer.from(await catalogueWorkbook(view.today)));
}

async function exportCsv(view: View) {
  const sheet = view.search['sheet'] === 'papers' ? 'papers' : 'procedures';
  view.reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${sheet}-${view.today}.csv"`);
  return view.reply.send(catalogueCsv(view.today, sheet));
}

const ticked = (name: string) => (fields: Readonly<Record<string, string>>) => fields[name] === 'yes';
const wantsRepair = ticked('repair');
const wantsTrial = ticked('try');

function uploadFields(view: View): Html {
  const frame = {
    language: view.language,
    name: 'file',
    label: view.t('admin-catalogue.import.file'),
    hint: view.t('admin-catalogue.import.file-hint', { limit: view.site.uploadLimitMb }),
  };
  const input = html`<input class="da-file" id="${fieldId('file')}" name="file" type="file" accept=".xlsx,.csv" aria-describedby="${describedBy(frame) ?? ''}">`;
  return html`${fieldFrame(frame, input)}${checkboxes({
    language: view.language,
    name: 'repair',
    label: view.t('admin-catalogue.import.codes'),
    choices: [{ value: 'yes', text: view.t('admin-catalogue.import.repair') }],
  })}`;
}

function importPage(view: View, said: Html | string, status = 200) {
  const title = view.t('admin-catalogue.import.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>${said}
<p class="govuk-body">${view.t('admin-catalogue.import.text')}</p>
${form({
  language: view.language,
  action: '/admin/catalogue/import',
  idempotencyKey: newId(),
  files: true,
  body: html`${uploadFields(view)}${checkboxes({
    language: view.language,
    name: 'try',
    label: view.t('admin-catalogue.import.how'),
    choices: [{ value: 'yes', text: view.t('admin-catalogue.import.try') }],
  })}`,
  submit: view.t('admin-catalogue.import.send'),
})}`;
  return view.page({ title, room: 'administrator', body, wide: true, backLink: '/admin/catalogue' }, status);
}

const refusalNotice = (view: View, { key, params }: Refusal): Html =>
  notice({ language: view.language, kind: 'error', body: view.t(key, params) });

async function importFile(view: View) {
  const { fields, bytes } = await readTableForm(view);
  const report = await orRefusal(
    bytes === undefined
      ? Promise.reject(new Refusal('invalid', 'admin-catalogue.import.no-file'))
      : importTables(view, fields, bytes),
  );
  if (report instanceof Refusal) return importPage(view, refusalNotice(view, report), 422);
  const { counts } = report;
  const kind = counts.fault > 0 ? 'error' : report.batchId === null ? 'info' : 'success';
  const outcome = counts.fault > 0 ? 'refused' : report.batchId === null ? 'tried' : 'kept';
  const said = html`${notice({
    language: view.language,
    kind,
    title: view.t(`admin-catalogue.import.${outcome}`),
    body: view.t('admin-catalogue.import.counts', counts),
  })}${reportTable(view, report.rows)}`;
  return importPage(view, said, counts.fault > 0 ? 422 : 200);
}

async function importTables(view: View, fields: Record<string, string>, bytes: Uint8Array) {
  const tables = await readTables(bytes);
  const papers = tables.find((t) => t.name === 'papers');
  const procedures = tables.find((t) => t !== papers);
  return view.act(
    catalogueActs.importCatalogue,
    {
      procedures: procedures?.rows ?? [],
      ...(papers === undefined ? {} : { papers: papers.rows }),
      repairCodes: wantsRepair(fields),
      tryOnly: wantsTrial(fields),
      note: view.t('admin-catalogue.import.note'),
    },
    fields['_key'],
  );
}

interface Row {
  line: number;
  sheet?: string;
  code?: string;
  outcome?: string;
  faults: readonly { column: string; key: string; params: Record<string, string | number> }[];
  mended: readonly { column: string; typed: string; meant: string }[];
}

/** Row by row: what would be done, what is wrong, what was mended. */
function reportTable(view: View, rows: readonly Row[]): Html {
  const said = (row: Row) => [
    ...row.faults.map(
      (f) => html`<li><strong>${f.column}</strong>: ${hasMessage(f.key) ? view.t(f.key, f.params) : f.key}</li>`,
    ),
    ...row.mended.map(
      (m) =>
        html`<li><strong>${m.column}</strong>: ${view.t('admin-catalogue.import.mended', { typed: m.typed, meant: m.meant })}</li>`,
    ),
  ];
  return dataTable({
    language: view.language,
    caption: view.t('admin-catalogue.import.report'),
    empty: view.t('admin-catalogue.import.nothing'),
    columns: [
      { label: view.t('admin-catalogue.import.line'), numeric: true },
      { label: view.t('admin-catalogue.column.code'), heading: true },
      { label: view.t('admin-catalogue.import.outcome') },
      { label: view.t('admin-catalogue.import.remarks') },
    ],
    rows: rows.map((row) => ({
      cells: [
        String(row.line),
        row.code ?? '',
        view.t(`admin-catalogue.outcome.${row.outcome ?? (row.faults.length > 0 ? 'fault' : 'new')}`),
        html`<ul class="govuk-list">${said(row)}</ul>`,
      ],
      ...(row.faults.length > 0 ? { tone: 'attention' as const } : {}),
    })),
  });
}

async function listedPage(view: View, said: Html | string, status = 200) {
  const services = await view.ask(catalogueQuestions.listedServices, {});
  const title = view.t('admin-catalogue.listed.title');
  const lists = [...Map.groupBy(services, (s) => `${s.decision}|${s.decisionDate}`).values()];
  const body = html`<h1 class="govuk-heading-l">${title}</h1>${said}
<p class="govuk-body">${view.t('admin-catalogue.listed.text')}</p>
${lists.map((list) =>
  dataTable({
    language: view.language,
    caption: view.t('admin-catalogue.listed.of', {
      decision: list[0]?.decision ?? '',
      date: formatDate(list[0]?.decisionDate ?? ''),
      count: list.length,
    }),
    columns: [
      { label: view.t('admin-catalogue.listed.number'), numeric: true },
      { label: view.t('admin-catalogue.listed.name'), heading: true },
      { label: view.t('admin-catalogue.listed.agency') },
      { label: view.t('admin-catalogue.column.code') },
    ],
    rows: list.map((s) => ({ cells: [String(s.number), s.name, s.agency, s.procedureCode ?? s.nationalCode ?? ''] })),
  }),
)}
${form({
  language: view.language,
  action: '/admin/catalogue/listed',
  idempotencyKey: newId(),
  files: true,
  body: html`${textField({ language: view.language, name: 'decision', label: view.t('admin-catalogue.listed.decision'), hint: view.t('admin-catalogue.listed.decision-hint'), value: '422/QĐ-TTg' })}${textField(
    {
      language: view.language,
      name: 'decisionDate',
      label: view.t('admin-catalogue.listed.date'),
      hint: view.t('admin-catalogue.listed.date-hint'),
      value: '04/04/2022',
      width: 10,
    },
  )}${uploadFields(view)}`,
  submit: view.t('admin-catalogue.listed.send'),
})}`;
  return view.page({ title, room: 'administrator', body, wide: true, backLink: '/admin/catalogue' }, status);
}

async function importListed(view: View) {
  const { fields, bytes } = await readTableForm(view);
  const [day = '', month = '', year = ''] = (fields['decisionDate'] ?? '').trim().split('/');
  const decisionDate = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const work = async () => {
    if (bytes === undefined) throw new Refusal('invalid', 'admin-catalogue.import.no-file');
    if (!isIsoDate(decisionDate)) throw new Refusal('invalid', 'admin-catalogue.fault.date');
    const [table] = await readTables(bytes);
    const decision = (fields['decision'] ?? '').trim();
    const input = { decision, decisionDate, rows: table?.rows ?? [], repairCodes: wantsRepair(fields) };
    return view.act(catalogueActs.importListedServices, input, fields['_key']);
  };
  const report = await orRefusal(work());
  if (report instanceof Refusal) return listedPage(view, refusalNotice(view, report), 422);
  const said = html`${notice({
    language: view.language,
    kind: report.kept ? 'success' : 'error',
    title: view.t(report.kept ? 'admin-catalogue.listed.kept' : 'admin-catalogue.import.refused'),
    body: view.t('admin-catalogue.listed.count', { count: report.count }),
  })}${report.rows.length === 0 ? '' : reportTable(view, report.rows)}`;
  return listedPage(view, said, report.kept ? 200 : 422);
}
