import Type from 'typebox';
import { cancelBill } from '#payments';
import { command, dutyFor, officer } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { actOnCase } from '../act-on-case.ts';
import { decidingEvents, endingEvents } from '../events.ts';
import { issueResultOf } from '../result-of-case.ts';
import { ActInput, Note } from './act-input.ts';

/** The approver approves: decision, number of the result and day of finishing in one; its paper follows within seconds. */
export const approveCase = command({
  name: 'cases.approve-case',
  summary: 'The approver approves a case; its result is issued.',
  allow: officer('approver'),
  input: Type.Object(ActInput),
  emits: decidingEvents,
  legalBasis: '61/2018/NĐ-CP',

  async run(ctx, input) {
    const found = await actOnCase(ctx, {
      ...input,
      act: 'approve',
      change: (_, duty) => ({ finishedOn: vietnamDate(ctx.now), decidedPostId: duty?.postId ?? null }),
    });
    return issueResultOf(ctx, found);
  },
});

/**
 * An officer who holds both posts there verifies and decides in one act: for cases that are settled on the spot, such as
 * confirmations from the registry.
 */
export const settleCase = command({
  name: 'cases.settle-case',
  summary: 'An officer with both posts takes, proposes and approves a case in one act.',
  allow: officer('approver'),
  input: Type.Object({ ...ActInput, note: Type.Optional(Type.String({ maxLength: 2000 })) }),
  emits: decidingEvents,
  legalBasis: '61/2018/NĐ-CP',

  async run(ctx, input) {
    const found = await actOnCase(ctx, {
      ...input,
      act: 'settle',
      change: (row, duty) => ({
        finishedOn: vietnamDate(ctx.now),
        handledPostId: row.handledPostId ?? dutyFor(ctx.actor, row.agencyCode, ['specialist'])?.postId ?? null,
        decidedPostId: duty?.postId ?? null,
      }),
    });
    return issueResultOf(ctx, found);
  },
});

/** The approver refuses, in writing, with the reason and the provision it rests on (Decree 61/2018 art. 19). */
export const refuseCase = command({
  name: 'cases.refuse-case',
  summary: 'The approver refuses a case, says why and names the legal ground.',
  allow: officer('approver'),
  input: Type.Object({
    ...ActInput,
    note: Note,
    /** Article and document, for example "Điều 22 Luật Cư trú 68/2020/QH14". */
    legalGround: Type.String({ minLength: 5, maxLength: 500, pattern: '\\S' }),
  }),
  emits: endingEvents,
  legalBasis: '61/2018/NĐ-CP',

  async run(ctx, { legalGround, ...input }) {
    await actOnCase(ctx, {
      ...input,
      act: 'refuse',
      detail: { legalGround },
      change: (_, duty) => ({ finishedOn: vietnamDate(ctx.now), decidedPostId: duty?.postId ?? null }),
    });
    await cancelBill(ctx, { caseId: input.caseId, reason: 'refused' });
  },
});
