import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { regimeAt } from '#procedures';
import { actOnCase } from '../act-on-case.ts';
import { caseMoved } from '../events.ts';

const Act = { caseId: Type.String({ format: 'uuid' }), version: Type.Integer() };
const Note = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });

/** A specialist takes a received case and becomes its owner. */
export const takeCase = command({
  name: 'cases.take-case',
  summary: 'A specialist takes a received case.',
  allow: officer('specialist'),
  input: Type.Object(Act),
  emits: [caseMoved],
  async run(ctx, input) {
    await actOnCase(ctx, { ...input, act: 'take' });
  },
});

/** Asks the applicant for what is missing, all at once and at most once (Decree 61/2018 art. 15.3, 19.4). */
export const requestSupplement = command({
  name: 'cases.request-supplement',
  summary: 'Asks the applicant once for what is missing.',
  allow: officer('receiving-officer', 'specialist'),
  input: Type.Object({ ...Act, note: Note }),
  emits: [caseMoved],
  legalBasis: '61/2018/NĐ-CP',
  async run(ctx, input) {
    const today = vietnamDate(ctx.now);
    await actOnCase(ctx, {
      ...input,
      act: 'request-supplement',
      change: (found) => {
        if (found.supplements >= regimeAt(found.receivedOn ?? today).supplementsAtMost)
          refuse('conflict', 'cases.supplement-only-once');
        return { supplements: found.supplements + 1, waitingSince: today };
      },
    });
  },
});

/** The specialist has verified the case and puts it before the approver, with a proposal. */
export const proposeDecision = command({
  name: 'cases.propose-decision',
  summary: 'A specialist puts a verified case before the approver.',
  allow: officer('specialist'),
  input: Type.Object({ ...Act, note: Type.Optional(Type.String({ maxLength: 2000 })) }),
  emits: [caseMoved],
  async run(ctx, input) {
    await actOnCase(ctx, { ...input, act: 'propose' });
  },
});

/** The approver sends a case back to the specialist, saying what to look at again. */
export const sendBack = command({
  name: 'cases.send-back',
  summary: 'The approver sends a case back to the specialist.',
  allow: officer('approver'),
  input: Type.Object({ ...Act, note: Note }),
  emits: [caseMoved],
  async run(ctx, input) {
    await actOnCase(ctx, { ...input, act: 'send-back' });
  },
});
