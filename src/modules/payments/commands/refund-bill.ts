import Type from 'typebox';
import { command, dutyFor, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { lockBill } from '../bill-store.ts';
import { billRefunded } from '../events.ts';
import { giveBack } from '../refund.ts';

/**
 * A paid fee is given back by decision of the approver: cash at the counter, online money through the bank. It is done
 * once; the receipt stays in the book and its bill says that it was refunded.
 */
export const refundBill = command({
  name: 'payments.refund-bill',
  summary: 'The approver has a paid fee given back and says why.',
  allow: officer('approver'),
  input: Type.Object({
    billId: Type.String({ format: 'uuid' }),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  }),
  emits: [billRefunded],
  legalBasis: '97/2015/QH13',

  async run(ctx, { billId, reason }) {
    const bill = (await lockBill(ctx.tx, billId)) ?? refuse('not-found', 'payments.bill-not-found');
    const duty = dutyFor(ctx.actor, bill.agencyCode, ['approver']) ?? refuse('forbidden', 'payments.not-your-desk');
    if (bill.state !== 'paid') refuse('conflict', `payments.bill-is-${bill.state}`);
    await giveBack(ctx, bill, reason);
    ctx.concerns({ personId: bill.payerId, caseId: bill.caseId, duty });
  },
});
