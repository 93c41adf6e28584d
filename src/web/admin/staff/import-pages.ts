import type { FastifyReply } from 'fastify';
import { spacedCode, staffActs } from '#identity';
import { officer } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import { html } from '#platform/html';
import { formatDateTime } from '#platform/i18n';
import { readTables } from '#platform/tables';
import { dataTable } from '../../components/data-table.ts';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { textField } from '../../components/text-field.ts';
import { sendTable } from '../../shell/send-table.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { words } from './staff-words.ts';

const url = '/admin/staff/import';
const permission = officer('administrator');

export const importPages: readonly PageRoute[] = [
  { method: 'GET', url, permission, handler: (view) => importPage(view, {}) },
  { method: 'GET', url: `${url}/example.csv`, permission, handler: (view) => example(view) },
  { method: 'POST', url, permission, handler: bring },
];

const columns = [
  'loginName',
  'number',
  'fullName',
  'birthDate',
  'agencyCode',
  'role',
  'titleVi',
  'titleEn',
  'sees',
  'validFrom',
  'validTo',
] as const;
type Row = Record<(typeof columns)[number], string>;

const example = (view: View) => sendTable(view, { kind: 'csv', name: 'staff', rows: [columns] });

async function bring(view: View): Promise<FastifyReply> {
  const read = await orRefusal(readForm(view));
  if (read instanceof Refusal) return importPage(view, { fault: read });
  const done = await orRefusal(view.act(staffActs.importStaff, read, ''));
  if (done instanceof Refusal) return importPage(view, { fault: done });
  const w = words(view);
  const title = w('import.done', { count: done.opened.length });
  const body = html`<h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">${w('import.codes')}</p>
${dataTable({
  language: view.language,
  caption: title,
  columns: ['name', 'login', 'code', 'until'].map((key) => ({ label: w(`import.${key}`) })),
  rows: done.opened.map((o) => ({
    cells: [o.displayName, o.loginName, html`<code>${spacedCode(o.code)}</code>`, formatDateTime(o.expiresAt)],
  })),
  empty: '',
})}`;
  return view.page({ title, room: 'administrator', body });
}

/** The file is read and let go: nothing of it is stored. */
async function readForm(view: View): Promise<{ rows: Row[]; ground: string }> {
  let ground = '';
  let bytes: Buffer | undefined;
  if (view.request.isMultipart())
    for await (const part of view.request.parts()) {
      if (part.type === 'file') bytes = await part.toBuffer();
      else if (part.fieldname === 'ground') ground = String(part.value).trim();
    }
  if (bytes === undefined || bytes.length === 0) return refuse('invalid', 'admin-staff.import.no-file');
  const [table] = await readTables(bytes);
  const [head = [], ...lines] = table?.rows ?? [];
  const places = columns.map((c) => head.findIndex((cell) => cell.trim().toLowerCase() === c.toLowerCase()));
  const missing = columns.filter(
    (c, i) => places[i] === -1 && !['titleEn', 'sees', 'validFrom', 'validTo'].includes(c),
  );
  if (missing.length > 0) refuse('invalid', 'admin-staff.import.columns', { columns: missing.join(', ') });
  const filled = lines.filter((line) => line.some((cell) => cell.trim() !== ''));
  const rows = filled.map((line) => Object.fromEntries(columns.map((c, i) => [c, line[places[i] ?? -1] ?? ''])) as Row);
  return { rows, ground };
}

function importPage(view: View, { fault }: { fault?: Refusal }): Promise<FastifyReply> {
  const { language } = view;
  const w = words(view);
  const faults = (fault?.fields ?? []).map((f) => {
    const [row = '', field = ''] = f.field.split('.');
    const where = columns.find((c) => c === field);
    return [
      w('import.row', { row: Number(row) + 2 }),
      where === undefined ? '–' : w(`field.${where}`),
      view.t(f.key, f.params),
    ];
  });
  const report = dataTable({
    language,
    caption: w('import.report'),
    columns: ['line', 'field', 'fault'].map((key) => ({ label: w(`import.${key}`) })),
    rows: faults.map((cells) => ({ cells })),
    empty: '',
  });
  const fields = html`${fileField({ language, name: 'file', label: w('import.file'), hint: w('import.hint'), limitMb: 2, accept: '.csv,.xlsx' })}
${textField({ language, name: 'ground', label: w('field.ground'), hint: w('hint.ground') })}`;
  const body = html`${fault === undefined ? '' : notice({ language, kind: 'warning', body: view.t(fault.key, fault.params) })}
<h1 class="govuk-heading-l">${w('import.title')}</h1>
<p class="govuk-body">${w('import.text')}</p>
<p class="govuk-body"><a class="govuk-link" href="${url}/example.csv">${w('import.example')}</a></p>
${faults.length === 0 ? '' : report}
${form({ language, action: url, files: true, body: fields, submit: w('import.act') })}`;
  return view.page({ title: w('import.title'), room: 'administrator', body }, fault === undefined ? 200 : 422);
}
