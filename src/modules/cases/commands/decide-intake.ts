import Type from 'typebox';
import { command, officer } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { actOnCase } from '../act-on-case.ts';
import { caseMoved } from '../events.ts';

/** The desk does not accept a case, with the reason and what the person can do (form 03, Circular 01/2018/TT-VPCP). */
export const declineCase = command({
  name: 'cases.decline-case',
  summary: 'The one-stop desk does not accept a case and says why.',
  allow: officer('receiving-officer'),
  input: Type.Object({
    caseId: Type.String({ format: 'uuid' }),
    version: Type.Integer(),
    note: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
  }),
  emits: [caseMoved],
  legalBasis: '61/2018/NĐ-CP',

  async run(ctx, { caseId, version, note }) {
    await actOnCase(ctx, {
      caseId,
      version,
      note,
      act: 'decline',
      change: () => ({ finishedOn: vietnamDate(ctx.now) }),
    });
  },
});
