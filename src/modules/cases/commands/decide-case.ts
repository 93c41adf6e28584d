import Type from 'typebox';
import { command, officer } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { actOnCase } from '../act-on-case.ts';
import { caseMoved } from '../events.ts';
import { issueResult } from '../result-document.ts';

const Act = { caseId: Type.String({ format: 'uuid' }), version: Type.Integer() };

/** The approver approves: the decision, the result document and the day it was finished come into being together. */
export const approveCase = command({
  name: 'cases.approve-case',
  summary: 'The approver approves a case; its result is issued.',
  allow: officer('approver'),
  input: Type.Object(Act),
  emits: [caseMoved],
  legalBasis: '61/2018/NĐ-CP',

  async run(ctx, input) {
    const found = await actOnCase(ctx, {
      ...input,
      act: 'approve',
      change: () => ({ finishedOn: vietnamDate(ctx.now) }),
    });
    const number = await issueResult(ctx, found);
    return { number };
  },
});

/** The approver refuses, in writing and with the reason (Decree 61/2018 art. 19). */
export const refuseCase = command({
  name: 'cases.refuse-case',
  summary: 'The approver refuses a case and says why.',
  allow: officer('approver'),
  input: Type.Object({ ...Act, note: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }) }),
  emits: [caseMoved],
  legalBasis: '61/2018/NĐ-CP',

  async run(ctx, input) {
    await actOnCase(ctx, { ...input, act: 'refuse', change: () => ({ finishedOn: vietnamDate(ctx.now) }) });
  },
});
