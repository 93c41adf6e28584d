import { addDays, type IsoDate } from '#platform/time';
import type { OneStopRegime } from '#procedures';
import type { CaseActor } from './case-actor.ts';

/** What the conditions of the transition table look at. */
export interface CaseFacts {
  ownerRole: CaseActor | null;
  ownerPostId: string | null;
  /** The owner's post has ended and nobody stands in for it. */
  ownerIsGone: boolean;
  /** Posts that the actor holds, or stands in for, at the case's agency, by role. */
  posts: ReadonlyMap<CaseActor, readonly string[]>;
  /** The role in which the act is done; absent: in none. */
  role: CaseActor | undefined;
  supplements: number;
  extensions: number;
  dueOn: IsoDate | null;
  lengthened: boolean;
  hasLongerPeriod: boolean;
  /** An agency that was asked owes an answer. */
  answerAwaited: boolean;
  /** A further step of a specialist comes after the present one. */
  stepFollows: boolean;
  paid: boolean;
  /** The rules of the day of receipt, and those of today. */
  regime: OneStopRegime;
  regimeToday: OneStopRegime;
  today: IsoDate;
}

interface Condition {
  holds(facts: CaseFacts): boolean;
  kind: 'conflict' | 'forbidden';
  /** Message when it does not hold. */
  refusal: string;
}

const holdsOwnerPost = ({ posts, ownerPostId }: CaseFacts) =>
  ownerPostId !== null && [...posts.values()].some((ids) => ids.includes(ownerPostId));

/** Whose case it is: nobody's yet, the actor's (or of somebody for whom the actor stands in), or of somebody who is gone. */
const isFree = (facts: CaseFacts) => facts.ownerPostId === null || facts.ownerIsGone;

export const conditions = {
  /** Nobody has it, or its owner has left. */
  free: { holds: isFree, kind: 'conflict', refusal: 'cases.taken-by-another' },
  /** In the owner's role only the owner acts; other roles act by their own right. */
  mine: {
    holds: (f) => f.role !== f.ownerRole || isFree(f) || holdsOwnerPost(f),
    kind: 'forbidden',
    refusal: 'cases.owned-by-another',
  },
  'mine-as-specialist': {
    holds: (f) => f.ownerRole !== 'specialist' || isFree(f) || holdsOwnerPost(f),
    kind: 'forbidden',
    refusal: 'cases.owned-by-another',
  },
  'both-posts': {
    holds: (f) => f.posts.has('specialist') && f.posts.has('approver'),
    kind: 'forbidden',
    refusal: 'cases.settle-needs-both-posts',
  },
  'supplement-left': {
    holds: (f) => f.supplements < f.regime.supplementsAtMost,
    kind: 'conflict',
    refusal: 'cases.supplement-only-once',
  },
  'not-paid': { holds: (f) => !f.paid, kind: 'conflict', refusal: 'cases.already-paid' },
  'answer-awaited': { holds: (f) => f.answerAwaited, kind: 'conflict', refusal: 'cases.no-answer-awaited' },
  'answers-in': { holds: (f) => !f.answerAwaited, kind: 'conflict', refusal: 'cases.answer-awaited' },
  'step-follows': { holds: (f) => f.stepFollows, kind: 'conflict', refusal: 'cases.no-step-follows' },
  'steps-done': { holds: (f) => !f.stepFollows, kind: 'conflict', refusal: 'cases.step-follows' },
  'longer-period': {
    holds: (f) => f.hasLongerPeriod && !f.lengthened,
    kind: 'conflict',
    refusal: 'cases.no-longer-period',
  },
  'new-date-left': {
    holds: (f) => f.extensions < f.regime.apology.newDatesAtMost,
    kind: 'conflict',
    refusal: 'cases.new-date-only-once',
  },
  'day-before-due': {
    holds: (f) => f.dueOn !== null && f.today <= addDays(f.dueOn, -f.regime.apology.daysBeforeDue),
    kind: 'conflict',
    refusal: 'cases.apology-too-late',
  },
  'stop-in-law': {
    holds: (f) => f.regimeToday.code === 'decree-118-2025',
    kind: 'conflict',
    refusal: 'cases.stop-not-in-law',
  },
} as const satisfies Record<string, Condition>;

export type ConditionName = keyof typeof conditions;

/** The first of these conditions that does not hold. */
export function failing(names: readonly ConditionName[], facts: CaseFacts): Condition | undefined {
  return names.map((name): Condition => conditions[name]).find((c) => !c.holds(facts));
}
