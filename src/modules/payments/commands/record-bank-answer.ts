import Type from 'typebox';
import { command, systemOnly } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { addEntry, lockBill } from '../bill-store.ts';
import { findIntent, keepPayUrl, moveIntent, postponeIntent } from '../intent-store.ts';

const Intent = { intentId: Type.String({ format: 'uuid' }) };

/** The bank opened a payment and said where to pay it. */
export const recordPayUrl = command({
  name: 'payments.record-pay-url',
  summary: 'Keeps the address at which a payment is made.',
  allow: systemOnly,
  pagesOnly: true,
  input: Type.Object({ ...Intent, payUrl: Type.String({ maxLength: 2000 }), askAgainMs: Type.Integer() }),
  emits: [],
  async run(ctx, { intentId, payUrl, askAgainMs }) {
    await keepPayUrl(ctx.tx, { id: intentId, payUrl, nextAt: new Date(ctx.now.getTime() + askAgainMs) });
  },
});

/** The bank sent money back. Told twice, it stands in the journal once. */
export const recordRefund = command({
  name: 'payments.record-refund',
  summary: 'Keeps that the bank sent a payment back.',
  allow: systemOnly,
  pagesOnly: true,
  input: Type.Object({ ...Intent, bankCode: Type.String({ maxLength: 100 }) }),
  emits: [],
  async run(ctx, { intentId, bankCode }) {
    const seen = (await findIntent(ctx.tx, intentId)) ?? refuse('not-found', 'payments.bill-not-found');
    const bill = (await lockBill(ctx.tx, seen.billId)) ?? refuse('not-found', 'payments.bill-not-found');
    const intent = await findIntent(ctx.tx, intentId);
    if (intent?.state !== 'refund-due') return;
    await addEntry(ctx.tx, {
      id: newId(ctx.now.getTime()),
      billId: bill.id,
      intentId,
      kind: 'bank-out',
      amount: intent.amount,
      at: ctx.now,
      reference: intent.reference,
    });
    await moveIntent(ctx.tx, { id: intentId, state: 'refunded', at: ctx.now });
    ctx.concerns({
      personId: bill.payerId,
      caseId: bill.caseId,
      detail: { bill: bill.id, intent: intentId, bankCode },
    });
  },
});

/** The bank had nothing new, or no answer: it is asked again later; a payment that nobody made in time is given up. */
export const postponePayment = command({
  name: 'payments.postpone-payment',
  summary: 'Sets when the bank is asked again about a payment.',
  allow: systemOnly,
  pagesOnly: true,
  input: Type.Object({
    ...Intent,
    waitMs: Type.Integer({ minimum: 0 }),
    fault: Type.Union([Type.String({ maxLength: 500 }), Type.Null()]),
    expired: Type.Boolean(),
  }),
  emits: [],
  async run(ctx, { intentId, waitMs, fault, expired }) {
    if (expired) {
      const seen = await findIntent(ctx.tx, intentId);
      if (seen === undefined) return;
      await lockBill(ctx.tx, seen.billId);
      const intent = await findIntent(ctx.tx, intentId);
      if (intent?.state === 'waiting' || intent?.state === 'new')
        await moveIntent(ctx.tx, { id: intentId, state: 'expired', at: ctx.now });
      return;
    }
    await postponeIntent(ctx.tx, { id: intentId, nextAt: new Date(ctx.now.getTime() + waitMs), fault });
  },
});
