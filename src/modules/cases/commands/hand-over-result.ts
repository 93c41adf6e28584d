import Type from 'typebox';
import { billOf } from '#payments';
import { type CommandContext, citizen, command, either, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { actOnCase } from '../act-on-case.ts';
import { procedureOfCase } from '../case-procedure.ts';
import type { CaseRow } from '../case-store.ts';
import { caseMoved } from '../events.ts';
import { ActInput } from './act-input.ts';

/**
 * The result reaches the person (Decree 61/2018/NĐ-CP art. 20): fetched online by the applicant, handed over at the desk, or
 * sent by public post with the number of the consignment. Not while its fee is owed.
 */
export const handOverResult = command({
  name: 'cases.hand-over-result',
  summary: 'The result reaches the applicant; the case is returned.',
  allow: either(citizen(), officer('receiving-officer')),
  input: Type.Object({
    ...ActInput,
    /** How it went; when left out: online for the applicant, else the way that was asked for. */
    by: Type.Optional(Type.Union([Type.Literal('online'), Type.Literal('counter'), Type.Literal('post')])),
    /** Number of the consignment by post. */
    consignment: Type.Optional(Type.String({ maxLength: 60 })),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  emits: [caseMoved],
  async run(ctx, { by, consignment, ...input }) {
    const detail: Record<string, unknown> = consignment === undefined ? {} : { consignment };
    await actOnCase(ctx, {
      ...input,
      act: 'return',
      detail,
      async change(found) {
        await refuseUnpaid(ctx, found);
        const way = ctx.actor.kind === 'citizen' ? 'online' : (by ?? found.returnBy);
        detail['by'] = way;
        return { returnedAt: ctx.now, returnBy: way };
      },
    });
  },
});

/** A result leaves when its fee is paid, but for procedures that take the fee with the hand-over itself. */
async function refuseUnpaid(ctx: CommandContext, found: CaseRow): Promise<void> {
  // Without a fee there is no bill to ask about (openCase, requestPayment).
  if (!found.feeAmount || procedureOfCase(found).fee.paidOnReturn === true) return;
  if ((await billOf(ctx.tx, found.id))?.state === 'open') refuse('conflict', 'cases.fee-unpaid');
}
