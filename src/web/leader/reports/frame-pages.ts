import type { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { giveReasons, previewReport, type ReportRow, showReport, writeFrame } from '#reports';
import { dataTable } from '../../components/data-table.ts';
import { dateField, datePartsOf } from '../../components/date-field.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { summaryList } from '../../components/summary-list.ts';
import { textField } from '../../components/text-field.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { dateIn } from './list-pages.ts';
import { mayWrite, refusalOf, refusalWords, reportHead, reportName, writesReports } from './report-words.ts';

/** What stands around the text (Decree 30/2020): number, date, addressees, signature; and why an amendment changes numbers. */
export const framePages: readonly PageRoute[] = [
  { method: 'GET', url: '/reports/:reportId/frame', permission: writesReports, handler: (view) => framePage(view) },
  { method: 'POST', url: '/reports/:reportId/frame', permission: writesReports, handler: saveFrame },
  { method: 'GET', url: '/reports/:reportId/changes', permission: writesReports, handler: (view) => changesPage(view) },
  { method: 'POST', url: '/reports/:reportId/changes', permission: writesReports, handler: saveReasons },
];

const lists = ['addressees', 'recipients', 'authority'] as const;
const lines = ['number', 'symbol', 'place', 'signer'] as const;

async function framePage(view: View, refusal?: Refusal) {
  const { report } = await view.ask(showReport, { reportId: view.params['reportId'] ?? '' });
  const body = html`${refusalWords(view, refusal)}${reportHead(view, report, 'frame')}
${mayWrite(view, report) ? frameForm(view, report, refusal) : frameList(view, report)}`;
  return page(view, { report, body, refusal });
}

function page(view: View, { report, body, refusal }: { report: ReportRow; body: Html; refusal: Refusal | undefined }) {
  const model = {
    title: reportName(view, report),
    room: 'leader',
    backLink: '/reports',
    hasErrors: refusal !== undefined,
  } as const;
  return view.page({ ...model, body }, refusal === undefined ? 200 : 422);
}

function frameList(view: View, { head, opening, closing, period }: ReportRow): Html {
  const label = (key: string) => view.t(`leader-reports.frame.${key}`);
  return summaryList({
    language: view.language,
    rows: [
      { label: label('period'), value: period },
      { label: label('abstract'), value: head.abstract },
      ...lines.map((key) => ({ label: label(key), value: head[key] })),
      ...lists.map((key) => ({ label: label(key), value: head[key].join('; ') })),
      { label: label('opening'), value: opening },
      { label: label('closing'), value: closing },
    ],
  });
}

function frameForm(view: View, report: ReportRow, refusal: Refusal | undefined): Html {
  const { language } = view;
  const { head } = report;
  const common = (name: string) => {
    const error = view.faultWords(refusal?.fields ?? []).find((f) => f.field === name)?.text;
    return { language, name, label: view.t(`leader-reports.frame.${name}`), ...(error === undefined ? {} : { error }) };
  };
  const typed = (name: string, known: string) => view.form[name] ?? known;
  const short = (name: (typeof lines)[number]) =>
    textField({ ...common(name), width: 20, value: typed(name, head[name]) });
  const long = (name: string, known: string, rows: number) =>
    longTextField({ ...common(name), rows, value: typed(name, known) });
  return form({
    language,
    action: `/reports/${report.id}/frame`,
    idempotencyKey: newId(),
    version: report.version,
    keepAs: `report-${report.id}/frame`,
    submit: view.t('leader-reports.save'),
    body: html`${textField({ ...common('period'), width: 20, value: typed('period', report.period) })}
${short('number')}${short('symbol')}${short('place')}
${dateField({
  ...common('date'),
  value:
    view.form['date-year'] === undefined
      ? datePartsOf(head.date ?? '')
      : { day: view.form['date-day'], month: view.form['date-month'], year: view.form['date-year'] },
})}
${long('abstract', head.abstract, 3)}${lists.map((name) =>
  longTextField({
    ...common(name),
    hint: view.t('leader-reports.one-a-line'),
    rows: name === 'recipients' ? 8 : 3,
    value: typed(name, head[name].join('\n')),
  }),
)}${short('signer')}${long('opening', report.opening, 6)}${long('closing', report.closing, 4)}`,
  });
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((l) => l.trim())
    .filter((l) => l !== '');

async function saveFrame(view: View) {
  const field = (name: string) => (view.form[name] ?? '').trim();
  const date = dateIn(view, 'date');
  const reportId = view.params['reportId'] ?? '';
  const input = {
    reportId,
    version: Number(view.form['_version'] ?? 0),
    period: field('period'),
    number: field('number'),
    symbol: field('symbol'),
    place: field('place'),
    date: date === '-00-00' ? null : date,
    abstract: field('abstract'),
    addressees: linesOf(field('addressees')),
    recipients: linesOf(field('recipients')),
    authority: linesOf(field('authority')),
    signer: field('signer'),
    opening: field('opening'),
    closing: field('closing'),
  };
  const refusal = await refusalOf(view.act(writeFrame, input));
  return refusal === undefined ? view.go(`/reports/${reportId}`) : framePage(view, refusal);
}

/** The numbers that an amendment changes, each with its reason. */
async function changesPage(view: View, refusal?: Refusal) {
  const { language } = view;
  const { report, content } = await view.ask(previewReport, { reportId: view.params['reportId'] ?? '' });
  const writes = mayWrite(view, report);
  const table = dataTable({
    language,
    caption: view.t('leader-reports.part.changes'),
    captionHidden: true,
    empty: view.t('leader-reports.no-changes'),
    columns: [
      { label: view.t('leader-reports.figure'), heading: true },
      { label: view.t('leader-reports.before') },
      { label: view.t('leader-reports.after') },
      { label: view.t('leader-reports.why') },
    ],
    rows: content.differences.map((d) => ({
      cells: [
        html`<a class="govuk-link" href="/figures/${d.code}?asOf=${report.asOf}">${d.label}</a>`,
        d.before,
        d.after,
        writes
          ? textField({
              language,
              name: `why.${d.code}`,
              label: `${view.t('leader-reports.why')}: ${d.label}`,
              value: view.form[`why.${d.code}`] ?? d.why,
            })
          : d.why,
      ],
    })),
  });
  const body = html`${refusalWords(view, refusal)}${reportHead(view, report, 'changes')}
<p class="govuk-body">${view.t('leader-reports.changes-about')}</p>
${
  writes && content.differences.length > 0
    ? form({
        language,
        action: `/reports/${report.id}/changes`,
        idempotencyKey: newId(),
        submit: view.t('leader-reports.save'),
        body: table,
      })
    : table
}`;
  return page(view, { report, body, refusal });
}

async function saveReasons(view: View) {
  const reportId = view.params['reportId'] ?? '';
  const reasons = Object.fromEntries(
    Object.entries(view.form).flatMap(([name, value]) => (name.startsWith('why.') ? [[name.slice(4), value]] : [])),
  );
  const refusal = await refusalOf(view.act(giveReasons, { reportId, reasons }));
  return refusal === undefined ? view.go(`/reports/${reportId}/changes`) : changesPage(view, refusal);
}
