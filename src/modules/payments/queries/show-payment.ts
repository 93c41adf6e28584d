import Type from 'typebox';
import { citizen, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { findBill } from '../bill-store.ts';
import { findIntent, findIntentByReference } from '../intent-store.ts';

/** How an online payment of mine stands. The bank's word counts, never what the browser brings back from there. */
export const showPayment = query({
  name: 'payments.show-payment',
  summary: 'How an online payment stands, and where it is made.',
  allow: citizen(),
  input: Type.Object({
    intentId: Type.Optional(Type.String({ format: 'uuid' })),
    /** What the bank calls it, when the payer comes back from there. */
    reference: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  async run(ctx, { intentId, reference }) {
    const intent =
      (intentId === undefined
        ? await findIntentByReference(ctx.tx, reference ?? '')
        : await findIntent(ctx.tx, intentId)) ?? refuse('not-found', 'payments.bill-not-found');
    const bill = (await findBill(ctx.tx, intent.billId)) ?? refuse('not-found', 'payments.bill-not-found');
    ctx.concerns({ personId: bill.payerId, caseId: bill.caseId });
    return {
      intentId: intent.id,
      caseId: bill.caseId,
      amount: intent.amount,
      state: intent.state,
      expiresAt: intent.expiresAt,
      billState: bill.state,
      ...(intent.state === 'waiting' && intent.payUrl !== null ? { payUrl: intent.payUrl } : {}),
    };
  },
});
