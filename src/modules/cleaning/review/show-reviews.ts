import Type from 'typebox';
import { officer, type QueryContext, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { findPerson, type RegistryFields, registryFieldsOf } from '#population';
import { differencesOf, type FieldDifference } from '../domain/compare-record.ts';
import { findRecord, type RegisterRecord } from '../register/record-store.ts';
import { comparedPerson } from './apply-outcome.ts';
import { type Question, questionsOf } from './ask-citizen.ts';
import { decides, decidingAgencies, ReviewId, resolverRoles } from './decide-review.ts';
import {
  countQueue,
  decisionsOf,
  disputedReviews,
  findReview,
  type KeptDecision,
  nextReviews,
  type QueuePart,
  type QueueQuestion,
  queueParts,
  type Review,
} from './review-store.ts';
import { mayTakeBack } from './take-back.ts';
import { type WithdrawnDecision, withdrawnOf } from './withdrawn-store.ts';

export interface Candidate {
  personId: string;
  fields: RegistryFields;
  status: string;
  differs: FieldDifference[];
}

export interface ReviewView {
  review: Review;
  record: RegisterRecord;
  candidates: Candidate[];
  /** Empty in a blind review as long as the asker has not decided. */
  decisions: KeptDecision[];
  /** Answers that were taken back; hidden with the decisions. */
  withdrawn: WithdrawnDecision[];
  questions: Question[];
  /** Whether the engine's opinion is kept from the asker. */
  hidden: boolean;
  /** Whether the asker has answered already. */
  decided: boolean;
  /** Whether the asker's answer is the last one, so that it may be taken back while nothing was sent. */
  mayTakeBack: boolean;
}

/** Everything that one review needs on one page; each candidate gets a line in their log. */
async function viewOf(ctx: QueryContext, review: Review): Promise<ReviewView> {
  const record = (await findRecord(ctx.tx, review.recordId)) ?? refuse('not-found', 'cleaning.record-not-found');
  const candidates: Candidate[] = [];
  for (const id of [review.personId, review.otherId]) {
    const person = id === null ? undefined : await findPerson(ctx.tx, id);
    if (person === undefined) continue;
    const fields = await registryFieldsOf(ctx, person.id);
    const differs = differencesOf(record, comparedPerson(person));
    candidates.push({ personId: person.id, fields, status: person.status, differs });
  }
  ctx.concerns({ detail: { reviewId: review.id } });
  const decisions = await decisionsOf(ctx.tx, review.id);
  const decided = decisions.some((d) => d.accountId === ctx.actor.accountId);
  const hidden = review.blind && !decided && review.state !== 'disputed';
  const unseen = hidden || (review.state === 'second' && !decided);
  return {
    // The order of candidates is the engine's opinion too: blind, they stand by their ids.
    candidates: hidden ? candidates.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)) : candidates,
    review: hidden ? { ...review, score: 0, doubt: 'none', evidence: [] } : review,
    record,
    decisions: unseen ? [] : decisions,
    withdrawn: unseen ? [] : await withdrawnOf(ctx.tx, review.id),
    questions: await questionsOf(ctx.tx, review.id),
    hidden,
    decided,
    mayTakeBack: mayTakeBack(review, decisions, ctx.actor.accountId),
  };
}

const Narrowed = {
  campaignId: Type.Optional(Type.String({ format: 'uuid' })),
  communeCode: Type.Optional(Type.String({ maxLength: 10 })),
  village: Type.Optional(Type.String({ maxLength: 80 })),
};

const questionOf = (ctx: QueryContext, narrowed: Partial<QueueQuestion>): QueueQuestion => ({
  ...narrowed,
  accountId: ctx.actor.accountId,
  agencies: decidingAgencies(ctx.actor),
});

/** The next review that I may decide, and how many there are. */
export const nextReview = query({
  name: 'cleaning.next-review',
  summary: 'The next review that I may decide, with the record and its candidates; logged.',
  allow: decides,
  personal: true,
  input: Type.Object({ ...Narrowed, after: Type.Optional(ReviewId) }),
  async run(ctx, narrowed): Promise<{ left: number; view: ReviewView | null }> {
    const q = questionOf(ctx, narrowed);
    const [found] = await nextReviews(ctx.tx, q, 1);
    const { after: _, ...whole } = q;
    return { left: await countQueue(ctx.tx, whole), view: found === undefined ? null : await viewOf(ctx, found) };
  },
});

/** Some people of a list for a telephone: the next few reviews, one below the other. */
export const reviewList = query({
  name: 'cleaning.review-list',
  summary: 'The next few reviews that I may decide, for a list on a telephone; logged.',
  allow: decides,
  personal: true,
  input: Type.Object({ ...Narrowed, atMost: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })) }),
  async run(ctx, { atMost = 5, ...narrowed }): Promise<{ left: number; views: ReviewView[] }> {
    const q = questionOf(ctx, narrowed);
    const views: ReviewView[] = [];
    for (const found of await nextReviews(ctx.tx, q, atMost)) views.push(await viewOf(ctx, found));
    return { left: await countQueue(ctx.tx, q), views };
  },
});

export const showReview = query({
  name: 'cleaning.show-review',
  summary: 'One review with its record, its candidates and what was decided; logged.',
  allow: officer('receiving-officer', 'specialist', ...resolverRoles),
  personal: true,
  input: Type.Object({ reviewId: ReviewId }),
  async run(ctx, { reviewId }): Promise<ReviewView> {
    return viewOf(ctx, (await findReview(ctx.tx, reviewId)) ?? refuse('not-found', 'cleaning.review-not-found'));
  },
});

/** What waits for me, by campaign, commune and village. */
export const reviewQueue = query({
  name: 'cleaning.review-queue',
  summary: 'How many reviews wait for me, by campaign, commune and village.',
  allow: decides,
  input: Type.Object({}),
  run: (ctx): Promise<QueuePart[]> => queueParts(ctx.tx, questionOf(ctx, {})),
});

/** Reviews on which people disagree or are unsure. Names nobody: the page of each one does, and is logged. */
export const disputes = query({
  name: 'cleaning.disputes',
  summary: 'Reviews on which people disagree or are unsure, for whoever resolves them.',
  allow: officer(...resolverRoles),
  input: Type.Object({}),
  run: (ctx): Promise<Review[]> => disputedReviews(ctx.tx, ctx.actor.agencies, 100),
});
