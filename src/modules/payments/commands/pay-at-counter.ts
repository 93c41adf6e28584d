import Type from 'typebox';
import { command, dutyFor, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { addEntry, lockBill, markPaid } from '../bill-store.ts';
import { billPaid } from '../events.ts';
import { issueReceipt, receiptNumberText } from '../receipt-store.ts';

/**
 * The desk takes the fee in cash and gives a numbered receipt. The officer states the sum that was counted: it must be the
 * bill's. An online payment that arrives afterwards goes back to the payer.
 */
export const payAtCounter = command({
  name: 'payments.pay-at-counter',
  summary: 'The one-stop desk takes a fee in cash; answers with the number of the receipt.',
  allow: officer('receiving-officer'),
  input: Type.Object({ billId: Type.String({ format: 'uuid' }), amount: Type.Integer({ minimum: 1 }) }),
  emits: [billPaid],
  legalBasis: '123/2020/NĐ-CP; 254/2026/NĐ-CP',

  async run(ctx, { billId, amount }) {
    const bill = (await lockBill(ctx.tx, billId)) ?? refuse('not-found', 'payments.bill-not-found');
    const duty =
      dutyFor(ctx.actor, bill.agencyCode, ['receiving-officer']) ?? refuse('forbidden', 'payments.not-your-desk');
    if (bill.state !== 'open') refuse('conflict', `payments.bill-is-${bill.state}`);
    if (bill.amount !== amount)
      refuse('invalid', 'payments.amount-differs', {}, [{ field: 'amount', key: 'payments.amount-differs' }]);
    await addEntry(ctx.tx, {
      id: newId(ctx.now.getTime()),
      billId,
      kind: 'cash-in',
      amount,
      at: ctx.now,
      reference: billId,
      postId: duty.postId,
    });
    await markPaid(ctx.tx, { id: billId, method: 'cash', at: ctx.now });
    const year = Number(vietnamDate(ctx.now).slice(0, 4));
    const number = await issueReceipt(ctx.tx, {
      billId,
      agencyCode: bill.agencyCode,
      year,
      at: ctx.now,
      postId: duty.postId,
    });
    ctx.concerns({
      personId: bill.payerId,
      caseId: bill.caseId,
      duty,
      detail: { bill: billId, amount, method: 'cash' },
    });
    ctx.emit(billPaid, { billId, caseId: bill.caseId, personId: bill.payerId });
    return { receiptNumber: receiptNumberText(number, year) };
  },
});
