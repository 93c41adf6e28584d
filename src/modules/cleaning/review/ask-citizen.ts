import Type from 'typebox';
import { notify } from '#notifications';
import { citizen, command, dutyFor, type QueryContext, query } from '#platform/command';
import { inScope, sql, type Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { t } from '#platform/i18n';
import { newId } from '#platform/ids';
import type { SectorCode } from '../domain/sectors.ts';
import { type Settled, settle } from '../domain/settle-review.ts';
import { findRecord, type RegisterRecord } from '../register/record-store.ts';
import { applyOutcome } from './apply-outcome.ts';
import { clerkRoles, decides, ReviewId } from './decide-review.ts';
import { decisionsOf, insertDecision, lockReview, moveReview } from './review-store.ts';

/** What a citizen is shown of the record: what the sector wrote, and no more. */
export interface ShownRecord {
  fullName: string;
  birthText: string | null;
  sex: string | null;
  personalNumber: string | null;
  place: string | null;
  recordKey: string;
}

export interface Question {
  id: string;
  reviewId: string;
  sector: SectorCode;
  shown: ShownRecord;
  askedAt: Date;
  answer: 'mine' | 'mine-but-wrong' | 'not-mine' | null;
  note: string | null;
  answeredAt: Date | null;
}

const columns = sql`id, review_id as "reviewId", sector, shown, asked_at as "askedAt", answer, note, answered_at as "answeredAt"`;

/** Asks the person whom the engine thinks of whether the record is theirs; they are told through their channels. */
export const askCitizen = command({
  name: 'cleaning.ask-citizen',
  summary: 'Asks the candidate of a review through the portal whether the record is theirs.',
  allow: decides,
  input: Type.Object({ reviewId: ReviewId, personId: Type.Optional(Type.String({ format: 'uuid' })) }),
  emits: [],
  legalBasis: 'Decree 13/2023/ND-CP art. 17',

  async run(ctx, input): Promise<void> {
    const review = (await lockReview(ctx.tx, input.reviewId)) ?? refuse('not-found', 'cleaning.review-not-found');
    const duty = dutyFor(ctx.actor, review.agencyCode, clerkRoles) ?? refuse('forbidden', 'cleaning.not-your-review');
    const personId = input.personId ?? review.personId;
    if (personId !== review.personId && personId !== review.otherId) refuse('invalid', 'cleaning.not-a-candidate');
    ctx.concerns({ personId, duty, detail: { reviewId: review.id } });
    if (review.state === 'asked') return;
    if (review.state !== 'open' && review.state !== 'disputed') refuse('conflict', 'cleaning.review-closed');
    const record = (await findRecord(ctx.tx, review.recordId)) ?? refuse('not-found', 'cleaning.record-not-found');
    const asked =
      await ctx.tx.run(sql`insert into cleaning.question (id, review_id, record_id, person_id, sector, shown, asked_by, asked_at)
      values (${newId(ctx.now.getTime())}, ${review.id}, ${record.id}, ${personId}, ${review.sector}, ${JSON.stringify(shownOf(record))}::jsonb,
        ${ctx.actor.accountId}, ${ctx.now}) on conflict (review_id, person_id) do nothing`);
    if (asked === 0) refuse('conflict', 'cleaning.asked-already');
    await moveReview(ctx.tx, review.id, { state: 'asked', chosenId: null, closedAt: null });
    const name = (language: 'vi' | 'en') => t(language, `cleaning.sector.${review.sector}`);
    await notify(ctx, {
      to: { personId },
      template: 'cleaning.notify.ask',
      params: { sector: { vi: name('vi'), en: name('en') } },
      key: `cleaning.ask.${review.id}.${personId}`,
    });
  },
});

function shownOf(r: RegisterRecord): ShownRecord {
  const { fullName, birthText, sex, personalNumber, recordKey, placeText } = r;
  return { fullName, birthText, sex, personalNumber, place: placeText, recordKey };
}

const mine = (ctx: QueryContext) => ctx.actor.personId ?? refuse('forbidden', 'platform.not-allowed');

/** Records that I am asked about, those still unanswered first. */
export const myQuestions = query({
  name: 'cleaning.my-questions',
  summary: 'Records of sector registers that I am asked about.',
  allow: citizen(),
  input: Type.Object({}),
  run: (ctx) =>
    ctx.tx.rows<Question>(sql`select ${columns} from cleaning.question where person_id = ${mine(ctx)}
      order by answered_at is not null, asked_at desc limit 100`),
});

/** How a clerk sees what the citizen said. */
export function questionsOf(tx: Tx, reviewId: string): Promise<Question[]> {
  return tx.rows<Question>(
    sql`select ${columns} from cleaning.question where review_id = ${reviewId} order by asked_at`,
  );
}

/**
 * The citizen's answer. "Mine" counts as one answer to the review: it settles an ordinary one, and a high-impact one
 * still needs an officer. "Not mine" gives the review back to the office with the note.
 */
export const answerQuestion = command({
  name: 'cleaning.answer-question',
  summary: 'Says whether a record is mine, mine with errors, or not mine.',
  allow: citizen(),
  input: Type.Object({
    questionId: Type.String({ format: 'uuid' }),
    answer: Type.Union([Type.Literal('mine'), Type.Literal('mine-but-wrong'), Type.Literal('not-mine')]),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  emits: [],

  async run(ctx, { questionId, answer, note = '' }): Promise<void> {
    const personId = mine(ctx);
    const question = await ctx.tx.maybe<Question>(
      sql`select ${columns} from cleaning.question where id = ${questionId} and person_id = ${personId} for update`,
    );
    if (question === undefined) return refuse('not-found', 'cleaning.question-not-found');
    ctx.concerns({ personId, detail: { questionId, answer } });
    if (question.answer === answer) return;
    if (question.answer !== null) refuse('conflict', 'cleaning.answered-already');
    await ctx.tx.run(sql`update cleaning.question set answer = ${answer}, note = ${note.trim() || null}, answered_at = ${ctx.now}
      where id = ${questionId}`);
    // The review is the office's; that the question is this person's was looked at above.
    await inScope(ctx.tx, { kind: 'system' }, () =>
      countAnswer(ctx, { reviewId: question.reviewId, personId, answer }),
    );
  },
});

async function countAnswer(
  ctx: Parameters<typeof applyOutcome>[0],
  about: { reviewId: string; personId: string; answer: NonNullable<Question['answer']> },
): Promise<void> {
  const review = (await lockReview(ctx.tx, about.reviewId)) ?? refuse('not-found', 'cleaning.review-not-found');
  if (review.state !== 'asked') return;
  const answers = await decisionsOf(ctx.tx, review.id);
  const back = async () => {
    const { state } = settle(review, answers);
    await moveReview(ctx.tx, review.id, { state, chosenId: null, closedAt: null });
  };
  if (about.answer === 'not-mine' || answers.length > 0) return back();
  const said = { turn: 1, verdict: 'same' as const, personId: about.personId };
  const accountId = ctx.actor.accountId ?? refuse('forbidden', 'platform.not-allowed');
  await insertDecision(ctx.tx, {
    ...{ reviewId: review.id, accountId, ...said, reason: null, agencyCode: null, seconds: null },
    at: ctx.now,
  });
  const settled: Settled = settle(review, [said]);
  await applyOutcome(ctx, review, settled);
}
