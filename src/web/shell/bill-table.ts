import type { Bill } from '#payments';
import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { dataTable } from '../components/data-table.ts';
import type { View } from './view.ts';

/** The lines of a bill and their sum, in đồng. */
export function billTable(view: View, bill: Bill): Html {
  const sum = (amount: number) => formatNumber(view.language, amount);
  return dataTable({
    language: view.language,
    caption: view.t('citizen-pay.lines'),
    columns: [
      { label: view.t('citizen-pay.line'), heading: true },
      { label: view.t('citizen-pay.amount'), numeric: true },
    ],
    rows: [
      ...bill.items.map((item) => ({ cells: [view.say(item.name), sum(item.amount)] })),
      {
        cells: [html`<strong>${view.t('citizen-pay.total')}</strong>`, html`<strong>${sum(bill.amount)}</strong>`],
      },
    ],
  });
}
