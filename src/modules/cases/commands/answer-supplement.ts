import Type from 'typebox';
import { citizen, command } from '#platform/command';
import { actOnCase } from '../act-on-case.ts';
import { restartClock } from '../case-clock.ts';
import { caseMoved } from '../events.ts';

/**
 * The applicant has added what was missing. The clock of processing begins anew at the day it arrives
 * (Decree 61/2018 art. 19.4); the time it waited stays on the applicant's side.
 */
export const answerSupplement = command({
  name: 'cases.answer-supplement',
  summary: 'The applicant hands in what was missing.',
  allow: citizen(),
  input: Type.Object({
    caseId: Type.String({ format: 'uuid' }),
    version: Type.Integer(),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  emits: [caseMoved],
  legalBasis: '61/2018/NĐ-CP',

  async run(ctx, input) {
    await actOnCase(ctx, { ...input, act: 'supplement', change: (found) => restartClock(found, ctx.now) });
  },
});
