/** Fees and receipts: bills, cash at the counter, online payment through a bank. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';
import { decideNotice, fourEyesOver, proposeForNotice } from './commands/decide-notice.ts';
import { payAtCounter } from './commands/pay-at-counter.ts';
import { postponePayment, recordPayUrl, recordRefund } from './commands/record-bank-answer.ts';
import { refundBill } from './commands/refund-bill.ts';
import { settlePayment } from './commands/settle-payment.ts';
import { startPayment } from './commands/start-payment.ts';
import { myPayoutAccount, setPayoutAccount } from './payout-account/payout-account.ts';
import { dayBook } from './queries/day-book.ts';
import { showBill, showMyBill } from './queries/show-bill.ts';
import { showPayment } from './queries/show-payment.ts';
import { unmatchedNotices } from './queries/unmatched-notices.ts';
import { reachBank } from './reach-bank.ts';

export const paymentsModule: ModuleFace = {
  name: 'payments',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [
    startPayment,
    payAtCounter,
    refundBill,
    settlePayment,
    recordPayUrl,
    recordRefund,
    postponePayment,
    proposeForNotice,
    decideNotice,
    setPayoutAccount,
  ],
  queries: [showMyBill, showBill, showPayment, dayBook, myPayoutAccount, unmatchedNotices],
  reactions: [],
  tasks: [reachBank],
};

// The bank
export { onlinePaymentOffered } from './bank/bank.ts';
// Bills, for the module whose cases owe them
export type { BillItem, BillState, PayMethod } from './bill-store.ts';
export { amountInWords } from './domain/amount-in-words.ts';
export { billPaid, billRefunded } from './events.ts';
export type { UnmatchedNotice } from './notice-store.ts';
export { type Bill, type BillInput, billOf, cancelBill, openBill } from './open-bill.ts';
export type { BillPage } from './queries/show-bill.ts';
export { attendToPayment, takeBankNotice } from './reach-bank.ts';
// The receipt as a document
export { drawReceipt } from './receipt-document.ts';
// Heads
export {
  dayBook,
  decideNotice,
  fourEyesOver,
  myPayoutAccount,
  payAtCounter,
  proposeForNotice,
  refundBill,
  setPayoutAccount,
  showBill,
  showMyBill,
  showPayment,
  startPayment,
  unmatchedNotices,
};
