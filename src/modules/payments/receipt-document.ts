import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderPdf } from '#platform/documents';
import { refuse } from '#platform/errors';
import { formatDateTime, formatNumber, t } from '#platform/i18n';
import { amountInWords } from './domain/amount-in-words.ts';
import type { BillPage } from './queries/show-bill.ts';

const words = [
  'code',
  'number',
  'date',
  'title',
  'refunded',
  'case',
  'order',
  'item',
  'amount',
  'total',
  'inWords',
  'method',
  'check',
] as const;

/**
 * The receipt of a paid bill as a PDF: number, who collects, each sum, the total in figures and words. Drawn anew from the
 * bill whenever it is asked for. Receipts are Vietnamese documents whatever language the reader uses.
 * @throws Refusal when the bill was never paid.
 */
export async function drawReceipt(page: BillPage): Promise<{ pdf: Uint8Array; fileName: string }> {
  const { bill, agency } = page;
  if (bill.receiptNumber === undefined || bill.paidAt === undefined || bill.method === undefined)
    return refuse('not-found', 'payments.no-receipt');
  const template = await readFile(join(import.meta.dirname, 'receipt-template.typ'), 'utf8');
  const pdf = await renderPdf(template, {
    agency: agency.name.vi,
    agencyCode: agency.code,
    number: bill.receiptNumber,
    paidAt: formatDateTime(bill.paidAt),
    refunded: bill.state === 'refunded',
    caseCode: page.caseCode ?? '',
    items: bill.items.map((i) => ({ name: i.name.vi, amount: formatNumber('vi', i.amount) })),
    total: formatNumber('vi', bill.amount),
    totalInWords: amountInWords(bill.amount),
    method: t('vi', `payments.method.${bill.method}`),
    words: Object.fromEntries(words.map((w) => [w, t('vi', `payments.receipt.${w}`)])),
  });
  return { pdf, fileName: `bien-lai-${bill.receiptNumber.replace('/', '-')}.pdf` };
}
