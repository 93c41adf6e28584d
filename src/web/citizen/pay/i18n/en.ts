import type { vi } from './vi.ts';

export const en: typeof vi = {
  title: 'Fees of this case',
  lines: 'What is owed',
  line: 'Fee',
  amount: 'Amount (đồng)',
  total: 'Total',
  money: '{amount} đồng',
  owed: 'This case owes {sum}.',
  'collected-by': 'Collected by: {agency}.',
  'paid-cash': 'Paid in cash at {at}.',
  'paid-online': 'Paid online at {at}.',
  receipt: 'Download receipt no. {number}',
  online: 'Pay online',
  'online-text':
    'You are led to the bank’s page to pay, and back here. If money is taken twice, the second sum is sent back by itself.',
  'pay-online': 'Pay {sum} online',
  counter: 'Pay in cash',
  'counter-text': 'You can pay in cash at the one-stop desk of {agency} and get the receipt at once.',
  'attempt-failed': 'The last online payment did not succeed; no money was taken. You can try again.',
  'attempt-expired': 'The last online payment ran out of time. You can try again.',
  'payment-new': 'Connecting to the bank',
  'payment-new-text':
    'The bank has not answered yet. Please look again in a few minutes; this payment is not lost and will not count twice.',
  'payment-waiting': 'Pay at the bank’s page',
  'payment-waiting-text':
    'The sum is {sum}. Please pay before {until}. If you have paid, choose “Look again”; we are waiting for the bank’s word.',
  'payment-paid': 'Paid',
  'payment-paid-text': 'The bank has confirmed {sum}.',
  'payment-failed': 'The payment did not succeed',
  'payment-failed-text':
    'The bank says that the payment of {sum} did not succeed. No money was taken; you can pay again.',
  'payment-expired': 'Time to pay ran out',
  'payment-expired-text':
    'The payment of {sum} ended at {until}. If your money was taken, the payment will count as soon as the bank tells us.',
  'payment-refund-due': 'Your money is being sent back',
  'payment-refund-due-text':
    '{sum} is being sent back to your account, because the fee was paid another way or is no longer owed.',
  'payment-refunded': 'Your money was sent back',
  'payment-refunded-text': 'The bank has sent {sum} back to your account.',
  'go-to-bank': 'Go to the bank’s page',
  'look-again': 'Look again',
};
