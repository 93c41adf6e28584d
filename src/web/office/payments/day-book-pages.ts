import { dayBook } from '#payments';
import { officer } from '#platform/command';
import { html } from '#platform/html';
import { formatDate, formatDateTime, formatNumber } from '#platform/i18n';
import { isIsoDate } from '#platform/time';
import { button } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { dateField, datePartName, datePartsOf } from '../../components/date-field.ts';
import { notice } from '../../components/notice.ts';
import type { PageRoute, View } from '../../shell/view.ts';

/** The fee book of a day: every receipt by its number, and the money in and out. */
export const dayBookPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office/payments',
    permission: officer('receiving-officer', 'approver', 'leader'),
    handler: page,
  },
];

function dayIn(view: View): string {
  const part = (name: 'day' | 'month' | 'year') => view.search[datePartName('on', name)] ?? '';
  const typed = `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
  return [view.search['on'] ?? '', typed].find(isIsoDate) ?? view.today;
}

async function page(view: View) {
  const { language } = view;
  const on = dayIn(view);
  const { rows, sums, more } = await view.ask(dayBook, { on });
  const amount = (value: number) => formatNumber(language, value);
  const title = view.t('office-payments.day-book');
  const body = html`<h1 class="govuk-heading-l">${title} ${formatDate(on)}</h1>
<p class="govuk-body"><a class="govuk-link" href="/office/payments/unmatched">${view.t('office-payments.unmatched.title')}</a></p>
<form class="da-inline-form" method="get" action="/office/payments">${dateField({
    language,
    name: 'on',
    label: view.t('office-payments.day'),
    value: datePartsOf(on),
  })}${button({ text: view.t('leader.show'), tone: 'secondary' })}</form>
${
  sums.length === 0
    ? ''
    : dataTable({
        language,
        caption: view.t('office-payments.sums'),
        columns: [
          { label: view.t('office-payments.kind'), heading: true },
          { label: view.t('office-payments.count'), numeric: true },
          { label: view.t('office-payments.amount'), numeric: true },
        ],
        rows: sums.map((s) => ({ cells: [view.t(`payments.entry.${s.kind}`), amount(s.count), amount(s.amount)] })),
      })
}
${more ? notice({ language, kind: 'warning', body: view.t('office-payments.more') }) : ''}
${dataTable({
  language,
  caption: title,
  empty: view.t('office-payments.no-receipts'),
  columns: [
    { label: view.t('office-payments.number'), heading: true },
    { label: view.t('office-payments.agency') },
    { label: view.t('office-payments.case') },
    { label: view.t('office-payments.method') },
    { label: view.t('office-payments.amount'), numeric: true },
    { label: view.t('office-payments.time') },
  ],
  rows: rows.map((r) => ({
    cells: [
      `${String(r.receiptNumber).padStart(7, '0')}/${r.year}`,
      r.agencyCode,
      html`<a class="govuk-link" href="/office/cases/${r.caseId}/payment">${r.caseCode ?? '…'}</a>`,
      `${view.t(`payments.method.${r.method}`)}${r.state === 'refunded' ? ` (${view.t('payments.state.refunded')})` : ''}`,
      amount(r.amount),
      formatDateTime(r.at),
    ],
  })),
})}`;
  return view.page({ title, room: 'officer', body });
}
