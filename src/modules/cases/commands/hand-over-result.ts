import Type from 'typebox';
import { citizen, command, either, officer } from '#platform/command';
import { actOnCase } from '../act-on-case.ts';
import { caseMoved } from '../events.ts';

/** The result reaches the person: the applicant fetches it online, or the desk hands it over (Decree 61/2018 art. 20). */
export const handOverResult = command({
  name: 'cases.hand-over-result',
  summary: 'The result reaches the applicant; the case is returned.',
  allow: either(citizen(), officer('receiving-officer')),
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }), version: Type.Integer() }),
  emits: [caseMoved],
  async run(ctx, input) {
    await actOnCase(ctx, { ...input, act: 'return', change: () => ({ returnedAt: ctx.now }) });
  },
});
