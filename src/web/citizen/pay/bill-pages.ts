import { attendToPayment, type BillPage, drawReceipt, showMyBill, showPayment, startPayment } from '#payments';
import { citizen } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDateTime, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { linkButton } from '../../components/button.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { billTable } from '../../shell/bill-table.ts';
import { sendDocument } from '../../shell/send-document.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';

/** What a case of mine owes, paying it, and the receipt. */
export const billPages: readonly PageRoute[] = [
  { method: 'GET', url: '/my/:caseId/pay', permission: citizen(), handler: (view) => billPage(view) },
  { method: 'POST', url: '/my/:caseId/pay', permission: citizen(), handler: start },
  { method: 'GET', url: '/my/:caseId/pay/receipt', permission: citizen(), handler: receipt },
  { method: 'GET', url: '/my/payments/:intentId', permission: citizen(), handler: paymentPage },
  { method: 'GET', url: '/my/payments/by-reference/:reference', permission: citizen(), handler: fromBank },
];

const billOfPage = (view: View): Promise<BillPage> => view.ask(showMyBill, { caseId: view.params['caseId'] ?? '' });

const money = (view: View, amount: number): string =>
  view.t('citizen-pay.money', { amount: formatNumber(view.language, amount) });

async function billPage(view: View, message?: string) {
  const page = await billOfPage(view);
  const { bill } = page;
  const title = view.t('citizen-pay.title');
  const body = html`${message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: message })}
<span class="govuk-caption-l">${page.caseCode ?? ''}</span>
<h1 class="govuk-heading-l">${title}</h1>
${stateOf(view, page)}
${billTable(view, bill)}
<p class="govuk-body">${view.t('citizen-pay.collected-by', { agency: view.say(page.agency.name) })}</p>
${bill.state === 'open' ? waysToPay(view, page) : ''}
${
  bill.receiptNumber === undefined
    ? ''
    : linkButton({
        text: view.t('citizen-pay.receipt', { number: bill.receiptNumber }),
        href: `/my/${page.caseId}/pay/receipt`,
        tone: 'secondary',
      })
}`;
  return view.page({ title, room: 'citizen', body, backLink: `/my/${page.caseId}` }, message === undefined ? 200 : 409);
}

function stateOf(view: View, { bill }: BillPage): Html {
  const { language } = view;
  if (bill.state === 'open')
    return notice({ language, kind: 'info', body: view.t('citizen-pay.owed', { sum: money(view, bill.amount) }) });
  const at = bill.paidAt === undefined ? '' : formatDateTime(bill.paidAt);
  if (bill.state === 'paid')
    return notice({
      language,
      kind: 'success',
      title: view.t('payments.state.paid'),
      body: view.t(`citizen-pay.paid-${bill.method ?? 'cash'}`, { at }),
    });
  return notice({ language, kind: 'info', body: view.t(`payments.bill-is-${bill.state}`) });
}

function waysToPay(view: View, page: BillPage): Html {
  const { language } = view;
  const [last] = page.attempts;
  const failed = last !== undefined && (last.state === 'failed' || last.state === 'expired');
  return html`${failed ? notice({ language, kind: 'warning', body: view.t(`citizen-pay.attempt-${last.state}`) }) : ''}
${
  page.onlineOffered
    ? html`<h2 class="govuk-heading-m">${view.t('citizen-pay.online')}</h2><p class="govuk-body">${view.t('citizen-pay.online-text')}</p>${form(
        {
          language,
          action: `/my/${page.caseId}/pay`,
          idempotencyKey: newId(),
          hidden: { billId: page.bill.id },
          body: html``,
          submit: view.t('citizen-pay.pay-online', { sum: money(view, page.bill.amount) }),
        },
      )}`
    : ''
}
<h2 class="govuk-heading-m">${view.t('citizen-pay.counter')}</h2>
<p class="govuk-body">${view.t('citizen-pay.counter-text', { agency: view.say(page.agency.name) })}</p>`;
}

async function start(view: View) {
  const begun = await orRefusal(view.act(startPayment, { billId: view.form['billId'] ?? '' }));
  if (begun instanceof Refusal) {
    if (begun.kind !== 'conflict' && begun.kind !== 'unavailable') throw begun;
    return billPage(view, view.t(begun.key, begun.params));
  }
  return view.go(`/my/payments/${begun.intentId}`);
}

async function receipt(view: View) {
  return sendDocument(view, await drawReceipt(await billOfPage(view)));
}

/** Comes back from the bank. What the address says is only a name: how the payment stands is asked of the bank. */
async function fromBank(view: View) {
  const payment = await view.ask(showPayment, { reference: view.params['reference'] ?? '' });
  return view.go(`/my/payments/${payment.intentId}`);
}

async function paymentPage(view: View) {
  const intentId = view.params['intentId'] ?? '';
  // First whether it is the reader's; then the bank is asked, at most as long as the connector waits.
  const before = await view.ask(showPayment, { intentId });
  if (before.state === 'new' || before.state === 'waiting') await attendToPayment(view.site.runtime, intentId);
  const payment = await view.ask(showPayment, { intentId });
  if (payment.billState === 'paid' && payment.state === 'paid') return view.go(`/my/${payment.caseId}/pay`);
  const title = view.t(`citizen-pay.payment-${payment.state}`);
  const words = view.t(`citizen-pay.payment-${payment.state}-text`, {
    sum: money(view, payment.amount),
    until: formatDateTime(new Date(payment.expiresAt)),
  });
  const again = linkButton({
    text: view.t('citizen-pay.look-again'),
    href: `/my/payments/${intentId}`,
    tone: 'secondary',
  });
  const body = html`<h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">${words}</p>
<div class="govuk-button-group">${
    payment.payUrl === undefined ? '' : linkButton({ text: view.t('citizen-pay.go-to-bank'), href: payment.payUrl })
  }${payment.state === 'new' || payment.state === 'waiting' ? again : ''}</div>`;
  return view.page({ title, room: 'citizen', body, backLink: `/my/${payment.caseId}/pay` });
}
