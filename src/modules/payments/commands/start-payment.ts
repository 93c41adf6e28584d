import Type from 'typebox';
import { citizen, command } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId, newSpokenCode } from '#platform/ids';
import { wakeTask } from '#platform/jobs';
import { bank } from '../bank/bank.ts';
import { lockBill } from '../bill-store.ts';
import { insertIntent, intentsOf } from '../intent-store.ts';
import { reachBankName } from '../task-name.ts';

/** How long the payer has at the bank. */
const payWithinMs = 15 * 60_000;
/** 14 characters, 65 bits: nobody guesses another's payment. */
const referenceLength = 14;

/**
 * Starts an online payment of an open bill. One that is under way is answered again, so that nobody pays twice because
 * they pressed twice. The bank learns of it right after the transaction: it may be slow, and no lock waits for it.
 */
export const startPayment = command({
  name: 'payments.start-payment',
  summary: 'Starts the online payment of a bill; ask `payments.show-payment` where to pay.',
  allow: citizen(),
  input: Type.Object({ billId: Type.String({ format: 'uuid' }) }),
  emits: [],
  legalBasis: '45/2020/NĐ-CP',

  async run(ctx, { billId }) {
    if (bank() === undefined) refuse('unavailable', 'payments.online-not-offered');
    const bill = (await lockBill(ctx.tx, billId)) ?? refuse('not-found', 'payments.bill-not-found');
    if (bill.state !== 'open') refuse('conflict', `payments.bill-is-${bill.state}`);
    ctx.concerns({ personId: bill.payerId, caseId: bill.caseId, detail: { bill: bill.id } });
    const underWay = (await intentsOf(ctx.tx, billId)).find(
      (i) => (i.state === 'new' || i.state === 'waiting') && i.expiresAt > ctx.now,
    );
    if (underWay !== undefined) return { intentId: underWay.id };
    const intentId = newId(ctx.now.getTime());
    await insertIntent(ctx.tx, {
      id: intentId,
      billId,
      reference: newSpokenCode(referenceLength),
      amount: bill.amount,
      startedAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + payWithinMs),
    });
    await wakeTask(ctx.tx, reachBankName, ctx.now);
    return { intentId };
  },
});
