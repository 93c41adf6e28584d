import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { type Settled, settle } from '../domain/settle-review.ts';
import { addFacts } from '../register/facts.ts';
import { findRecord } from '../register/record-store.ts';
import { clerkRoles, dutyOf, ReviewId, resolverRoles } from './decide-review.ts';
import { decisionsOf, type KeptDecision, lockReview, moveReview, type Review } from './review-store.ts';
import { dropWaitingCorrections, isReviewing, reopenRecord, withdrawDecision } from './withdrawn-store.ts';

/** Whether this answer may be taken back by its author, as far as the review itself tells. */
export function mayTakeBack(review: Review, answers: readonly KeptDecision[], accountId: string | null): boolean {
  const last = answers.at(-1);
  return last !== undefined && last.accountId === accountId && review.state !== 'dropped' && review.state !== 'asked';
}

/**
 * Takes the own answer to a review back, with a reason, as long as nobody has answered after it, the campaign goes on and
 * nothing of it was sent to the sector. The review waits as if the answer had never been given: a second answer that is
 * taken back leaves the first, so that two people are needed as before.
 */
export const takeBackDecision = command({
  name: 'cleaning.take-back-decision',
  summary: 'Takes back the own answer to a review before its corrections are sent; the answer is kept with the reason.',
  allow: officer(...clerkRoles, ...resolverRoles),
  input: Type.Object({
    reviewId: ReviewId,
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  }),
  emits: [],

  async run(ctx, { reviewId, reason }): Promise<{ state: Settled['state'] }> {
    const review = (await lockReview(ctx.tx, reviewId)) ?? refuse('not-found', 'cleaning.review-not-found');
    const duty = dutyOf(ctx, review, [...clerkRoles, ...resolverRoles]);
    const accountId = ctx.actor.accountId ?? refuse('forbidden', 'platform.not-allowed');
    const answers = await decisionsOf(ctx.tx, review.id);
    if (!answers.some((a) => a.accountId === accountId)) refuse('conflict', 'cleaning.nothing-to-take-back');
    if (!mayTakeBack(review, answers, accountId)) refuse('conflict', 'cleaning.decided-upon');
    if (!(await isReviewing(ctx.tx, review.campaignId))) refuse('conflict', 'cleaning.campaign-over');
    if (review.state === 'same' || review.state === 'nobody') await undoOutcome(ctx, review);
    await withdrawDecision(ctx.tx, { reviewId, accountId, why: reason.trim(), now: ctx.now });
    const { state, chosenId } = settle(review, answers.slice(0, -1));
    await moveReview(ctx.tx, review.id, { state, chosenId, closedAt: null });
    ctx.concerns({
      personId: review.chosenId ?? review.personId,
      duty,
      detail: { reviewId: review.id, takenBack: answers.at(-1)?.verdict ?? '' },
    });
    return { state };
  },
});

/** What a settled review did to its record is undone; refused when the record or its corrections have moved on. */
async function undoOutcome(ctx: CommandContext, review: Review): Promise<void> {
  const record = (await findRecord(ctx.tx, review.recordId)) ?? refuse('not-found', 'cleaning.record-not-found');
  const { campaignId, recordId, chosenId } = review;
  const asLeft = review.state === 'same' ? record.state === 'confirmed' : record.state === 'elsewhere';
  if (!asLeft || record.personId !== chosenId) refuse('conflict', 'cleaning.record-moved-on');
  if (!(await dropWaitingCorrections(ctx.tx, { campaignId, recordId })))
    refuse('conflict', 'cleaning.corrections-gone');
  await reopenRecord(ctx.tx, recordId);
  if (review.state !== 'same') return;
  const { sector, agencyCode, communeCode } = record;
  const fact = { fact: 'cleaned', happenedOn: vietnamDate(ctx.now), recordedAt: ctx.now, weight: -1 } as const;
  await addFacts(ctx.tx, [{ recordId, sector, agencyCode, communeCode, ...fact }]);
}
