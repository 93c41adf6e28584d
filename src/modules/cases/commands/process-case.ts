import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { regimeAt, workingCalendar } from '#procedures';
import { actOnCase } from '../act-on-case.ts';
import { lockCase } from '../case-store.ts';
import { caseMoved } from '../events.ts';
import { refuseForeignPost } from '../posts-for-case.ts';
import { ActInput, Note } from './act-input.ts';

/** A specialist takes a received case and becomes its owner. */
export const takeCase = command({
  name: 'cases.take-case',
  summary: 'A specialist takes a received case.',
  allow: officer('specialist'),
  input: Type.Object(ActInput),
  emits: [caseMoved],
  async run(ctx, input) {
    await actOnCase(ctx, { ...input, act: 'take' });
  },
});

/** Ends the present step of a specialist; the next one falls to the named post, or waits to be taken. */
export const finishStep = command({
  name: 'cases.finish-step',
  summary: 'A specialist ends the present step; the next one begins.',
  allow: officer('specialist'),
  input: Type.Object({
    ...ActInput,
    nextPostId: Type.Optional(Type.String({ format: 'uuid' })),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  emits: [caseMoved],
  async run(ctx, { nextPostId, ...input }) {
    if (nextPostId !== undefined) {
      const found = (await lockCase(ctx.tx, input.caseId)) ?? refuse('not-found', 'cases.not-found');
      await refuseForeignPost(ctx, { found, postId: nextPostId });
    }
    const ownerPostId = nextPostId ?? null;
    await actOnCase(ctx, { ...input, act: 'finish-step', ownerPostId, change: () => ({ handledPostId: ownerPostId }) });
  },
});

/**
 * Asks the applicant for what is missing, all at once and at most once (Decree 61/2018 art. 15.3, 19.4). One asked for
 * later than the decree's three working days is written down as such: the person must not suffer from our delay.
 */
export const requestSupplement = command({
  name: 'cases.request-supplement',
  summary: 'Asks the applicant once for what is missing.',
  allow: officer('receiving-officer', 'specialist'),
  input: Type.Object({ ...ActInput, note: Note }),
  emits: [caseMoved],
  legalBasis: '61/2018/NĐ-CP',
  async run(ctx, input) {
    const today = vietnamDate(ctx.now);
    const detail: Record<string, unknown> = {};
    await actOnCase(ctx, {
      ...input,
      act: 'request-supplement',
      detail,
      change(found) {
        const receivedOn = found.receivedOn ?? today;
        const within = regimeAt(receivedOn).supplementRequestWithin;
        if (workingCalendar.workingDaysBetween(receivedOn, today) > within) detail['askedLate'] = true;
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
  input: Type.Object({ ...ActInput, note: Type.Optional(Type.String({ maxLength: 2000 })) }),
  emits: [caseMoved],
  async run(ctx, input) {
    await actOnCase(ctx, {
      ...input,
      act: 'propose',
      change: (found, duty) => ({ handledPostId: found.ownerPostId ?? duty?.postId ?? null }),
    });
  },
});

/** The approver sends a case back to the specialist, saying what to look at again. */
export const sendBack = command({
  name: 'cases.send-back',
  summary: 'The approver sends a case back to the specialist.',
  allow: officer('approver'),
  input: Type.Object({ ...ActInput, note: Note }),
  emits: [caseMoved],
  async run(ctx, input) {
    await actOnCase(ctx, { ...input, act: 'send-back' });
  },
});
