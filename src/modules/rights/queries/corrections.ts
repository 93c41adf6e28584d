import Type from 'typebox';
import { citizen, officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { findPerson } from '#population';
import { answeringRoles } from '../commands/answer-correction.ts';
import { correctionsOf, findCorrection, waitingCorrections } from '../correction-store.ts';
import type { Correction } from '../domain/correction.ts';

/** The corrections that I asked for. */
export const myCorrections = query({
  name: 'rights.my-corrections',
  summary: 'The corrections of my data that I asked for, newest first.',
  allow: citizen(),
  input: Type.Object({}),
  run: (ctx): Promise<Correction[]> =>
    correctionsOf(ctx.tx, ctx.actor.personId ?? refuse('forbidden', 'platform.not-allowed')),
});

/** What waits for an answer of my office. */
export const correctionsToAnswer = query({
  name: 'rights.corrections-to-answer',
  summary: 'Requests for correction that wait for an answer of the agencies I act for, the most urgent first.',
  allow: officer(...answeringRoles),
  input: Type.Object({}),
  run: (ctx): Promise<Correction[]> =>
    waitingCorrections(ctx.tx, [...new Set(ctx.actor.duties.flatMap((d) => d.actsFor))]),
});

export interface CorrectionForOfficer {
  correction: Correction;
  fullName: string;
}

/** One request with the name of who asked, for the officer who answers it. */
export const showCorrection = query({
  name: 'rights.show-correction',
  summary: 'A request for correction of personal data, for the officer who answers it.',
  allow: officer(...answeringRoles),
  personal: true,
  input: Type.Object({ correctionId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { correctionId }): Promise<CorrectionForOfficer> {
    const correction = (await findCorrection(ctx.tx, correctionId)) ?? refuse('not-found', 'rights.not-found');
    const person = await findPerson(ctx.tx, correction.personId);
    ctx.concerns({ personId: correction.personId, detail: { correction: correction.id } });
    return { correction, fullName: person?.fullName ?? '' };
  },
});
