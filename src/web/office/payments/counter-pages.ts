import { type BillPage, drawReceipt, payAtCounter, refundBill, showBill } from '#payments';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDateTime, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button, linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { details } from '../../components/details.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { textField } from '../../components/text-field.ts';
import { billTable } from '../../shell/bill-table.ts';
import { sendDocument } from '../../shell/send-document.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';

const works = officer('receiving-officer', 'specialist', 'approver', 'leader');

/** The fee of one case at the desk: taking cash with a receipt, giving a fee back. */
export const counterPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/cases/:caseId/payment', permission: works, handler: (view) => page(view, {}) },
  { method: 'POST', url: '/office/cases/:caseId/payment', permission: officer('receiving-officer'), handler: takeCash },
  { method: 'POST', url: '/office/cases/:caseId/payment/refund', permission: officer('approver'), handler: refund },
  {
    method: 'GET',
    url: '/office/cases/:caseId/payment/receipt',
    permission: works,
    handler: async (view) => sendDocument(view, await drawReceipt(await billOfPage(view))),
  },
];

const billOfPage = (view: View): Promise<BillPage> =>
  view.ask(showBill, { caseId: view.params['caseId'] ?? '' }, view.t('office-payments.purpose'));

interface PageState {
  error?: string;
  message?: string;
}

const money = (view: View, amount: number): string =>
  view.t('citizen-pay.money', { amount: formatNumber(view.language, amount) });

async function page(view: View, state: PageState) {
  const { language } = view;
  const found = await billOfPage(view);
  const { bill, caseId } = found;
  const errors = state.error === undefined ? [] : [{ field: 'amount', text: state.error }];
  const title = view.t('office-payments.title');
  const body = html`${errors.length > 0 ? errorSummary({ language, errors }) : ''}
${state.message === undefined ? '' : notice({ language, kind: 'warning', body: state.message })}
<span class="govuk-caption-l">${found.caseCode ?? ''}</span><h1 class="govuk-heading-l">${title}</h1>
${bill.state === 'open' ? '' : standing(view, found)}
${billTable(view, bill)}
${bill.state === 'open' ? cashForm(view, found, state.error) : ''}
${
  bill.receiptNumber === undefined
    ? ''
    : linkButton({
        text: view.t('office-payments.receipt', { number: bill.receiptNumber }),
        href: `/office/cases/${caseId}/payment/receipt`,
        tone: 'secondary',
      })
}
${attempts(view, found)}
${bill.state === 'paid' && view.actor.roles.includes('approver') ? refundForm(view, found) : ''}`;
  const failed = errors.length > 0 || state.message !== undefined;
  return view.page(
    { title, room: 'officer', body, backLink: `/office/cases/${caseId}`, hasErrors: errors.length > 0 },
    failed ? 422 : 200,
  );
}

function standing(view: View, { bill }: BillPage): Html {
  const { language } = view;
  if (bill.state === 'paid' && bill.receiptNumber !== undefined)
    return notice({
      language,
      kind: 'success',
      title: view.t(`payments.method.${bill.method ?? 'cash'}`),
      body: view.t('office-payments.taken', { sum: money(view, bill.amount), number: bill.receiptNumber }),
    });
  return notice({ language, kind: 'info', body: view.t(`payments.bill-is-${bill.state}`) });
}

function cashForm(view: View, { bill, caseId }: BillPage, error: string | undefined): Html {
  if (!view.actor.roles.includes('receiving-officer')) return html``;
  return html`<h2 class="govuk-heading-m">${view.t('office-payments.cash')}</h2>${form({
    language: view.language,
    action: `/office/cases/${caseId}/payment`,
    idempotencyKey: newId(),
    hidden: { billId: bill.id },
    body: textField({
      language: view.language,
      name: 'amount',
      label: view.t('office-payments.cash-amount'),
      hint: view.t('office-payments.cash-hint'),
      kind: 'digits',
      width: 10,
      // Left blank: the officer counts first and does not confirm what stands there.
      value: view.form['amount'] ?? '',
      ...(error === undefined ? {} : { error }),
    }),
    submit: view.t('office-payments.take'),
  })}`;
}

function refundForm(view: View, { bill, caseId }: BillPage): Html {
  return details({
    summary: view.t('office-payments.refund'),
    body: form({
      language: view.language,
      action: `/office/cases/${caseId}/payment/refund`,
      idempotencyKey: newId(),
      hidden: { billId: bill.id },
      body: html`${textField({ language: view.language, name: 'reason', label: view.t('office-payments.refund-reason') })}
${button({ text: view.t('office-payments.do-refund', { sum: money(view, bill.amount) }), tone: 'warning' })}`,
      submit: null,
    }),
  });
}

function attempts(view: View, found: BillPage): Html {
  if (found.attempts.length === 0) return html``;
  return dataTable({
    language: view.language,
    caption: view.t('office-payments.attempts'),
    columns: [{ label: view.t('office-payments.started'), heading: true }, { label: view.t('office-payments.state') }],
    rows: found.attempts.map((a) => ({ cells: [formatDateTime(a.startedAt), view.t(`payments.attempt.${a.state}`)] })),
  });
}

async function takeCash(view: View) {
  const typed = (view.form['amount'] ?? '').replace(/[\s.]/g, '');
  if (!/^[1-9]\d{0,14}$/.test(typed)) return page(view, { error: view.t('payments.amount-differs') });
  const done = await orRefusal(view.act(payAtCounter, { billId: view.form['billId'] ?? '', amount: Number(typed) }));
  if (!(done instanceof Refusal)) return view.go(`/office/cases/${view.params['caseId']}/payment`);
  if (done.kind === 'not-found' || done.kind === 'forbidden') throw done;
  const words = view.t(done.key, done.params);
  return page(view, done.fields.length > 0 ? { error: words } : { message: words });
}

async function refund(view: View) {
  const reason = (view.form['reason'] ?? '').trim();
  if (reason === '')
    return page(view, {
      message: view.t('platform.invalid-input', { fields: view.t('office-payments.refund-reason') }),
    });
  const done = await orRefusal(view.act(refundBill, { billId: view.form['billId'] ?? '', reason }));
  if (!(done instanceof Refusal)) return view.go(`/office/cases/${view.params['caseId']}/payment`);
  if (done.kind !== 'conflict') throw done;
  return page(view, { message: view.t(done.key, done.params) });
}
