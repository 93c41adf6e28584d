import Type from 'typebox';
import { billOf, billPaid, openBill } from '#payments';
import { command, officer, type Reaction } from '#platform/command';
import { sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { actOnCase } from '../act-on-case.ts';
import { resumeClock } from '../case-clock.ts';
import { procedureOfCase } from '../case-procedure.ts';
import { type CaseRow, lockCase } from '../case-store.ts';
import { ActInput } from '../commands/act-input.ts';
import { caseMoved } from '../events.ts';

/**
 * The case waits until its fee is paid; the time does not count against us, and the days of waiting not against the due
 * date. The sum is the fee that the procedure fixes; where it fixes none, the officer states it.
 */
export const requestPayment = command({
  name: 'cases.request-payment',
  summary: 'Asks the applicant to pay the fee; the case waits for it.',
  allow: officer('receiving-officer', 'specialist'),
  input: Type.Object({
    ...ActInput,
    /** Whole đồng. */
    amount: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  emits: [caseMoved],
  legalBasis: '61/2018/NĐ-CP',
  async run(ctx, { amount, ...input }) {
    const detail: Record<string, unknown> = {};
    const found = await actOnCase(ctx, {
      ...input,
      act: 'request-payment',
      detail,
      async change(row) {
        const bill = await billOf(ctx.tx, row.id);
        if (bill?.state === 'paid') refuse('conflict', 'cases.already-paid');
        const sum = bill?.state === 'open' ? bill.amount : sumOf(row, amount);
        detail['amount'] = sum;
        return { feeAmount: sum, waitingSince: vietnamDate(ctx.now) };
      },
    });
    await billFor(ctx, { ...found, feeAmount: Number(detail['amount']) });
  },
});

/** The fee on the case, or what the officer states where none is fixed. */
function sumOf(row: CaseRow, amount: number | undefined): number {
  const sum = row.feeAmount ?? amount;
  if (sum === undefined)
    refuse('invalid', 'cases.amount-needed', {}, [{ field: 'amount', key: 'cases.amount-needed' }]);
  if (sum === 0) refuse('conflict', 'cases.nothing-to-pay');
  return sum;
}

type Billed = Pick<
  CaseRow,
  | 'id'
  | 'agencyCode'
  | 'applicantId'
  | 'submitterId'
  | 'feeAmount'
  | 'procedureCode'
  | 'trackingCode'
  | 'procedureVersion'
  | 'submittedAt'
>;

/** Opens the bill of a case that costs something. */
export async function billFor(ctx: Parameters<typeof openBill>[0], found: Billed): Promise<void> {
  if (found.feeAmount === null || found.feeAmount === 0) return;
  await openBill(ctx, {
    caseId: found.id,
    agencyCode: found.agencyCode,
    payerId: found.applicantId,
    ...(found.submitterId === null ? {} : { submitterId: found.submitterId }),
    caseCode: found.trackingCode,
    procedureCode: found.procedureCode,
    items: [{ code: 'fee', name: procedureOfCase(found).name, amount: found.feeAmount }],
  });
}

/** A bill was paid: the case learns the day, and one that waited for it goes on. */
export const goOnWhenPaid: Reaction = {
  on: billPaid,
  name: 'cases.go-on-when-paid',
  async run(ctx, { caseId }) {
    const found = await lockCase(ctx.tx, String(caseId));
    if (found === undefined || found.feePaidOn !== null) return;
    const feePaidOn = vietnamDate(ctx.now);
    if (found.state !== 'paying') {
      await ctx.tx.run(sql`update cases.case set fee_paid_on = ${feePaidOn} where id = ${found.id}`);
      return;
    }
    // A reaction ends a chain of events: nobody is to hear of this move but the payer, who has the receipt.
    await actOnCase(
      { ...ctx, emit: () => undefined },
      {
        caseId: found.id,
        version: found.version,
        act: 'pay',
        change: (row) => ({ ...resumeClock(row, ctx.now), feePaidOn }),
      },
    );
  },
};
