import Type from 'typebox';
import { type CommandContext, command, systemOnly } from '#platform/command';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { wakeTask } from '#platform/jobs';
import { vietnamDate } from '#platform/time';
import { addEntry, type BillRow, lockBill, markPaid } from '../bill-store.ts';
import { effectOf, type Told } from '../domain/settlement.ts';
import { billPaid } from '../events.ts';
import { findIntentByReference, type IntentRow, moveIntent } from '../intent-store.ts';
import { issueReceipt } from '../receipt-store.ts';
import { reachBankName } from '../task-name.ts';

/**
 * Takes what the bank says of one payment, by itself or when asked. However often and in whatever order it is told, the
 * bill is paid once, money that came too much goes back, and every word of the bank's is kept.
 */
export const settlePayment = command({
  name: 'payments.settle-payment',
  summary: 'Takes what the bank says of a payment.',
  allow: systemOnly,
  pagesOnly: true,
  input: Type.Object({
    reference: Type.String({ minLength: 1, maxLength: 100 }),
    outcome: Type.Union([Type.Literal('paid'), Type.Literal('failed')]),
    amount: Type.Integer({ minimum: 0 }),
    bankCode: Type.String({ maxLength: 100 }),
    cameBy: Type.Union([Type.Literal('notice'), Type.Literal('question')]),
  }),
  emits: [billPaid],
  legalBasis: '45/2020/NĐ-CP',

  async run(ctx, { reference, cameBy, ...told }) {
    const effect = await settle(ctx, reference, told);
    await ctx.tx.run(sql`insert into payments.bank_notice (id, reference, bank_code, outcome, amount, came_by, effect, at)
      values (${newId(ctx.now.getTime())}, ${reference}, ${told.bankCode}, ${told.outcome}, ${told.amount}, ${cameBy}, ${effect}, ${ctx.now})`);
    return { effect };
  },
});

async function settle(ctx: CommandContext, reference: string, told: Told) {
  const seen = await findIntentByReference(ctx.tx, reference);
  if (seen === undefined) return 'unknown';
  // The bill is the lock of everything that hangs on it; what was read before is read again.
  const bill = await lockBill(ctx.tx, seen.billId);
  const intent = await findIntentByReference(ctx.tx, reference);
  if (bill === undefined || intent === undefined) throw new Error(`payment ${seen.id} has lost its bill`);
  const effect = effectOf(told, intent, bill.state);
  if (effect === 'fail') await moveIntent(ctx.tx, { id: intent.id, state: 'failed', at: ctx.now });
  if (effect === 'pay') await payBill(ctx, { bill, intent, bankCode: told.bankCode });
  if (effect === 'back') await sendBack(ctx, { bill, intent, bankCode: told.bankCode });
  ctx.concerns({ personId: bill.payerId, caseId: bill.caseId, detail: { bill: bill.id, intent: intent.id, effect } });
  return effect;
}

interface Arrival {
  bill: BillRow;
  intent: IntentRow;
  bankCode: string;
}

const bankIn = (ctx: CommandContext, { bill, intent }: Arrival) =>
  addEntry(ctx.tx, {
    id: newId(ctx.now.getTime()),
    billId: bill.id,
    intentId: intent.id,
    kind: 'bank-in',
    amount: intent.amount,
    at: ctx.now,
    reference: intent.reference,
  });

/** The money of a payment settles its bill: journal, receipt, event. */
export async function payBill(ctx: CommandContext, arrival: Arrival): Promise<void> {
  const { bill, intent, bankCode } = arrival;
  await bankIn(ctx, arrival);
  await moveIntent(ctx.tx, { id: intent.id, state: 'paid', at: ctx.now, bankCode });
  await markPaid(ctx.tx, { id: bill.id, method: 'online', at: ctx.now });
  const year = Number(vietnamDate(ctx.now).slice(0, 4));
  await issueReceipt(ctx.tx, { billId: bill.id, agencyCode: bill.agencyCode, year, at: ctx.now, postId: null });
  ctx.emit(billPaid, { billId: bill.id, caseId: bill.caseId, personId: bill.payerId });
}

async function sendBack(ctx: CommandContext, arrival: Arrival): Promise<void> {
  const { bill, intent, bankCode } = arrival;
  await bankIn(ctx, arrival);
  const refundReason = bill.state === 'paid' ? 'paid-otherwise' : 'bill-closed';
  await moveIntent(ctx.tx, { id: intent.id, state: 'refund-due', at: ctx.now, bankCode, refundReason });
  await wakeTask(ctx.tx, reachBankName, ctx.now);
}
