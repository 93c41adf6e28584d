import Type from 'typebox';
import { officer, query } from '#platform/command';
import { type UnmatchedNotice, unmatchedNoticesIn } from '../notice-store.ts';

/** Money of the bank's that matches no payment of ours, and what was decided of it. Names nobody. */
export const unmatchedNotices = query({
  name: 'payments.unmatched-notices',
  summary: 'Money that the bank told of and that matches no payment, with what was decided.',
  allow: officer('receiving-officer', 'approver', 'leader'),
  input: Type.Object({}),
  run: (ctx): Promise<UnmatchedNotice[]> => unmatchedNoticesIn(ctx.tx),
});
