import Type from 'typebox';
import { cancelBill } from '#payments';
import { command, officer } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { actOnCase } from '../act-on-case.ts';
import { endingEvents } from '../events.ts';
import { ActInput, Note } from './act-input.ts';

/** The desk does not accept a case, with the reason and what the person can do (form 03, Circular 01/2018/TT-VPCP). */
export const declineCase = command({
  name: 'cases.decline-case',
  summary: 'The one-stop desk does not accept a case and says why.',
  allow: officer('receiving-officer'),
  input: Type.Object({ ...ActInput, note: Note }),
  emits: endingEvents,
  legalBasis: '61/2018/NĐ-CP',

  async run(ctx, input) {
    await actOnCase(ctx, { ...input, act: 'decline', change: () => ({ finishedOn: vietnamDate(ctx.now) }) });
    await cancelBill(ctx, { caseId: input.caseId, reason: 'declined', refund: true });
  },
});
