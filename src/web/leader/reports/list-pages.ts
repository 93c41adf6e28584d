import { html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { listReports, type ReportRow, startReport } from '#reports';
import { radios } from '../../components/choice-field.ts';
import { dataTable } from '../../components/data-table.ts';
import { type DateParts, dateField, datePartName, datePartsOf } from '../../components/date-field.ts';
import { form } from '../../components/form.ts';
import { textField } from '../../components/text-field.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { refusalOf, refusalWords, reportName, reportTag, writesReports } from './report-words.ts';

/** All reports of my agency; where a new one begins. */
export const listPages: readonly PageRoute[] = [
  { method: 'GET', url: '/reports', permission: writesReports, handler: (view) => page(view) },
  { method: 'POST', url: '/reports', permission: writesReports, handler: start },
];

async function page(view: View, refusal?: Parameters<typeof refusalWords>[1]) {
  const { language } = view;
  const reports = await view.ask(listReports, {});
  const title = view.t('leader-reports.title');
  const body = html`${refusalWords(view, refusal)}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('leader-reports.about')}</p>
<p class="govuk-body"><a class="govuk-link" href="/reports/check">${view.t('leader-reports.check.title')}</a><br>
<a class="govuk-link" href="/reports/contributions">${view.t('leader-reports.contributions')}</a></p>
${dataTable({
  language,
  caption: view.t('leader-reports.all'),
  empty: view.t('leader-reports.none'),
  columns: [
    { label: view.t('leader-reports.report'), heading: true },
    { label: view.t('leader-reports.number') },
    { label: view.t('leader-reports.state') },
    { label: view.t('leader-reports.changed') },
  ],
  rows: reports.map((r) => ({
    cells: [
      html`<a class="govuk-link" href="/reports/${r.id}">${reportName(view, r)}</a>`,
      numberOf(r),
      reportTag(view, r.state),
      formatDateTime(r.changedAt),
    ],
  })),
})}
<h2 class="govuk-heading-m">${view.t('leader-reports.start')}</h2>
${form({
  language,
  action: '/reports',
  idempotencyKey: newId(),
  submit: view.t('leader-reports.start'),
  body: html`${textField({
    language,
    name: 'period',
    label: view.t('leader-reports.period'),
    hint: view.t('leader-reports.period-hint'),
    width: 20,
    value: view.form['period'] ?? view.t('leader-reports.period-now', { year: view.today.slice(0, 4) }),
  })}${dateField({ language, name: 'since', label: view.t('leader-reports.since'), value: typed(view, 'since') ?? datePartsOf(`${view.today.slice(0, 4)}-01-01`) })}
${dateField({ language, name: 'asOf', label: view.t('leader-reports.as-of'), value: typed(view, 'asOf') ?? datePartsOf(view.today) })}
${radios({
  language,
  name: 'from',
  label: view.t('leader-reports.from'),
  value: view.form['from'] ?? 'last',
  choices: (['last', 'outline'] as const).map((value) => ({ value, text: view.t(`leader-reports.from-${value}`) })),
})}`,
})}`;
  return view.page(
    { title, room: 'leader', body, hasErrors: refusal !== undefined },
    refusal === undefined ? 200 : 422,
  );
}

const numberOf = ({ head }: ReportRow): string =>
  head.number === '' || head.date === null ? '–' : `${head.number}/${head.symbol}, ${formatDate(head.date)}`;

function typed(view: View, name: string): DateParts | undefined {
  const part = (p: keyof DateParts) => view.form[datePartName(name, p)];
  return part('year') === undefined ? undefined : { day: part('day'), month: part('month'), year: part('year') };
}

/** The three boxes as an ISO date; what is none comes back as it cannot be one. */
export function dateIn(view: View, name: string): string {
  const part = (p: keyof DateParts) => (view.form[datePartName(name, p)] ?? '').trim();
  return `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
}

async function start(view: View) {
  const input = {
    period: view.form['period'] ?? '',
    since: dateIn(view, 'since'),
    asOf: dateIn(view, 'asOf'),
    from: view.form['from'] === 'outline' ? 'outline' : 'last',
  } as const;
  let reportId = '';
  const refusal = await refusalOf(
    view.act(startReport, input).then((made) => {
      reportId = made.reportId;
    }),
  );
  return refusal === undefined ? view.go(`/reports/${reportId}`) : page(view, refusal);
}
