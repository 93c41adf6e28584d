import Type from 'typebox';
import { cancelBill } from '#payments';
import { citizen, command, officer } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { actOnCase } from '../act-on-case.ts';
import { endingEvents } from '../events.ts';
import { ActInput, Note } from './act-input.ts';

/** The applicant takes the case back, before it is put before the approver. */
export const withdrawCase = command({
  name: 'cases.withdraw-case',
  summary: 'The applicant takes a case back.',
  allow: citizen(),
  input: Type.Object(ActInput),
  emits: endingEvents,
  async run(ctx, input) {
    const finishedOn = vietnamDate(ctx.now);
    const found = await actOnCase(ctx, { ...input, act: 'withdraw', change: () => ({ finishedOn }) });
    // Until the desk has received it no work was done for the fee.
    await cancelBill(ctx, { caseId: input.caseId, reason: 'withdrawn', refund: found.receivedAt === null });
  },
});

/**
 * The office stops a case because the person asked for it, on paper or at the desk, and says how (Decree 118/2025/NĐ-CP art.
 * 21; notice of Circular 03/2025/TT-VPCP).
 */
export const stopCase = command({
  name: 'cases.stop-case',
  summary: 'The office stops a case at the request of the person.',
  allow: officer('receiving-officer', 'specialist'),
  input: Type.Object({ ...ActInput, note: Note }),
  emits: endingEvents,
  legalBasis: '118/2025/NĐ-CP',
  async run(ctx, input) {
    await actOnCase(ctx, { ...input, act: 'stop', change: () => ({ finishedOn: vietnamDate(ctx.now) }) });
    await cancelBill(ctx, { caseId: input.caseId, reason: 'stopped' });
  },
});
