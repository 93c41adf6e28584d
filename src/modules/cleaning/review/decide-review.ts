import Type from 'typebox';
import { type CommandContext, command, type Duty, dutyFor, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { findPersonByNumber } from '#population';
import { type Settled, settle, type Verdict } from '../domain/settle-review.ts';
import { applyOutcome } from './apply-outcome.ts';
import { decisionsOf, insertDecision, type KeptDecision, lockReview, type Review } from './review-store.ts';

export const clerkRoles = ['receiving-officer', 'specialist', 'approver'] as const;
export const resolverRoles = ['approver', 'leader'] as const;
export const decides = officer(...clerkRoles);
export const ReviewId = Type.String({ format: 'uuid' });
const VerdictInput = Type.Union([Type.Literal('same'), Type.Literal('nobody'), Type.Literal('unsure')]);

/** The agencies for which this officer decides reviews. */
export function decidingAgencies(actor: CommandContext['actor']): string[] {
  const fits = actor.duties.filter((d) => (clerkRoles as readonly string[]).includes(d.role));
  return [...new Set(fits.flatMap((d) => d.actsFor))];
}

/** The duty in which this officer decides or resolves a review; refused to anybody else. */
export function dutyOf(ctx: CommandContext, review: Review, roles: readonly string[]): Duty {
  return (
    dutyFor(ctx.actor, review.agencyCode, roles) ??
    dutyFor(ctx.actor, review.ownerCode, roles) ??
    refuse('forbidden', 'cleaning.not-your-review')
  );
}

interface Said {
  verdict: Verdict;
  personId: string | null;
}

/** Whom the clerk chose: the candidate, the other one, or somebody by number. */
async function chosen(
  ctx: CommandContext,
  review: Review,
  input: { verdict: Verdict; personId?: string; personalNumber?: string },
): Promise<Said> {
  if (input.verdict !== 'same') return { verdict: input.verdict, personId: null };
  if (input.personalNumber !== undefined) {
    const found = await findPersonByNumber(ctx.tx, input.personalNumber);
    if (found === undefined)
      return refuse('not-found', 'cleaning.number-unknown', {}, [
        { field: 'personalNumber', key: 'cleaning.number-unknown' },
      ]);
    return { verdict: 'same', personId: found.id };
  }
  const personId = input.personId ?? review.personId;
  if (personId !== review.personId && personId !== review.otherId) refuse('invalid', 'cleaning.not-a-candidate');
  return { verdict: 'same', personId };
}

/** What an earlier answer of the same account was: the same again is no second answer, another one is refused. */
function answeredBefore(answers: readonly KeptDecision[], accountId: string, said: Said): boolean {
  const before = answers.find((a) => a.accountId === accountId);
  if (before === undefined) return false;
  if (before.verdict !== said.verdict || before.personId !== said.personId)
    refuse('conflict', 'cleaning.decided-already');
  return true;
}

/**
 * One clerk's answer to "is this record this person?". Sending it twice changes nothing. Reviews with high impact and
 * blind ones need two people; until the second has answered, the record stays as it is.
 */
export const decideReview = command({
  name: 'cleaning.decide-review',
  summary: 'Says whether a record is the candidate, the other candidate, nobody of the province, or unclear.',
  allow: decides,
  input: Type.Object({
    reviewId: ReviewId,
    verdict: VerdictInput,
    personId: Type.Optional(Type.String({ format: 'uuid' })),
    personalNumber: Type.Optional(Type.String({ pattern: '^([0-9]{9}|[0-9]{12})$' })),
    reason: Type.Optional(Type.String({ maxLength: 500 })),
    seconds: Type.Optional(Type.Number({ minimum: 0, maximum: 36_000 })),
  }),
  emits: [],
  legalBasis: 'Decision 06/QD-TTg of 06/01/2022',

  async run(ctx, input): Promise<{ state: Settled['state'] | 'asked' | 'dropped' }> {
    const review = (await lockReview(ctx.tx, input.reviewId)) ?? refuse('not-found', 'cleaning.review-not-found');
    const duty = dutyOf(ctx, review, clerkRoles);
    const said = await chosen(ctx, review, input);
    const accountId = ctx.actor.accountId ?? refuse('forbidden', 'platform.not-allowed');
    const answers = await decisionsOf(ctx.tx, review.id);
    ctx.concerns({
      personId: said.personId ?? review.personId,
      duty,
      detail: { reviewId: review.id, verdict: said.verdict },
    });
    if (answeredBefore(answers, accountId, said)) return { state: review.state };
    if (review.state !== 'open' && review.state !== 'second') return refuse('conflict', 'cleaning.review-closed');
    const turn = answers.length + 1;
    const reason = input.reason?.trim() || null;
    await insertDecision(ctx.tx, {
      ...{ reviewId: review.id, accountId, turn, ...said, reason, agencyCode: duty.agency },
      seconds: input.seconds ?? null,
      at: ctx.now,
    });
    const settled = settle(review, [...answers, { turn, ...said }]);
    await applyOutcome(ctx, review, settled);
    return { state: settled.state };
  },
});

/** The word of whoever resolves a disagreement: a head of the office who was not one of the two. */
export const resolveReview = command({
  name: 'cleaning.resolve-review',
  summary: 'Resolves a review on which people disagree or are unsure.',
  allow: officer(...resolverRoles),
  input: Type.Object({
    reviewId: ReviewId,
    verdict: VerdictInput,
    personId: Type.Optional(Type.String({ format: 'uuid' })),
    personalNumber: Type.Optional(Type.String({ pattern: '^([0-9]{9}|[0-9]{12})$' })),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  }),
  emits: [],

  async run(ctx, input): Promise<{ state: Settled['state'] }> {
    const review = (await lockReview(ctx.tx, input.reviewId)) ?? refuse('not-found', 'cleaning.review-not-found');
    const duty = dutyOf(ctx, review, resolverRoles);
    if (review.state !== 'disputed') refuse('conflict', 'cleaning.review-closed');
    const said = await chosen(ctx, review, input);
    const accountId = ctx.actor.accountId ?? refuse('forbidden', 'platform.not-allowed');
    const answers = await decisionsOf(ctx.tx, review.id);
    if (answers.some((a) => a.accountId === accountId)) refuse('forbidden', 'cleaning.resolver-is-decider');
    // From the third turn on an answer resolves; an unsure single clerk leaves the second turn empty.
    const turn = Math.max(3, answers.length + 1);
    await insertDecision(ctx.tx, {
      ...{ reviewId: review.id, accountId, turn, ...said, reason: input.reason.trim(), agencyCode: duty.agency },
      seconds: null,
      at: ctx.now,
    });
    const settled = settle(review, [...answers, { turn, ...said }]);
    await applyOutcome(ctx, review, settled);
    ctx.concerns({
      personId: said.personId ?? review.personId,
      duty,
      detail: { reviewId: review.id, verdict: said.verdict },
    });
    return { state: settled.state };
  },
});
