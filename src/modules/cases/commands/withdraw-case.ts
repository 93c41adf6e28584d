import Type from 'typebox';
import { citizen, command } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { actOnCase } from '../act-on-case.ts';
import { caseMoved } from '../events.ts';

/** The applicant takes the case back, before it is put before the approver. */
export const withdrawCase = command({
  name: 'cases.withdraw-case',
  summary: 'The applicant takes a case back.',
  allow: citizen(),
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }), version: Type.Integer() }),
  emits: [caseMoved],
  async run(ctx, input) {
    await actOnCase(ctx, { ...input, act: 'withdraw', change: () => ({ finishedOn: vietnamDate(ctx.now) }) });
  },
});
