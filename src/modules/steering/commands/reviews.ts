import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { findAgency } from '#territory';
import { dutyForAgency, findDuty, headRoles, keeperRoles, provinceDuty } from '../authority.ts';
import { directiveStore } from '../directive-store.ts';
import { findings, type ReviewAct, reviewKinds, reviewTransitions } from '../domain/review.ts';
import { addFacts } from '../fact-store.ts';
import { addEvent } from '../history-store.ts';
import { AgencyCode, Day, Id, Line, Words } from '../input.ts';
import { moveRecord } from '../move-record.ts';
import { type ReviewRow, reviewStore } from '../review-store.ts';

const Target = { reviewId: Id, version: Type.Integer() };

/** Puts a legal document or a procedure under review. */
export const startReview = command({
  name: 'steering.start-review',
  summary: 'Puts a legal document or a procedure under review.',
  allow: officer(...keeperRoles),
  input: Type.Object({
    kind: Type.Enum([...reviewKinds]),
    number: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    title: Line,
    ground: Line,
    agencyCode: AgencyCode,
    directiveId: Type.Optional(Id),
    dueOn: Type.Optional(Day),
  }),
  emits: [],
  async run(ctx, { directiveId, dueOn, ...input }) {
    const duty = findDuty(ctx.actor, input.agencyCode) ?? (await provinceDuty(ctx));
    if ((await findAgency(ctx.tx, input.agencyCode)) === undefined) refuse('invalid', 'steering.agency-unknown');
    if (directiveId !== undefined && (await directiveStore.find(ctx.tx, directiveId)) === undefined)
      refuse('not-found', 'steering.not-found');
    const id = newId(ctx.now.getTime());
    const startedOn = vietnamDate(ctx.now);
    await reviewStore.insert(ctx.tx, {
      id,
      ...input,
      number: input.number.trim(),
      directiveId: directiveId ?? null,
      dueOn: dueOn ?? null,
      state: 'reviewing',
      startedOn,
    });
    await addEvent(ctx, { subject: 'review', recordId: id, act: 'start', to: 'reviewing', duty });
    return { reviewId: id };
  },
});

interface ReviewMove {
  reviewId: string;
  version: number;
  act: ReviewAct;
  note?: string | undefined;
  /** The province decides, not the reviewing agency. */
  byProvince?: boolean;
  change?(found: ReviewRow): Partial<ReviewRow>;
}

async function moveReview(ctx: CommandContext, { reviewId, byProvince, ...move }: ReviewMove): Promise<ReviewRow> {
  const { found } = await moveRecord(ctx, {
    ...move,
    store: reviewStore,
    subject: 'review',
    transitions: reviewTransitions,
    id: reviewId,
    duty: (row) => (byProvince === true ? provinceDuty(ctx, headRoles) : dutyForAgency(ctx.actor, row.agencyCode)),
  });
  return found;
}

const factOf = (found: ReviewRow, fact: string, happenedOn: string) =>
  ({
    subject: 'review',
    recordId: found.id,
    fact,
    happenedOn,
    level: found.kind,
    agencyCode: found.agencyCode,
  }) as const;

/** What the review found: it fits, or what is proposed for it and who can decide that. */
export const stateFinding = command({
  name: 'steering.state-finding',
  summary: 'States what a review found and what is proposed.',
  allow: officer(...keeperRoles),
  input: Type.Object({
    ...Target,
    finding: Type.Enum([...findings]),
    proposal: Type.Optional(Words),
    decidedBy: Type.Optional(Type.Union([Type.Literal('province'), Type.Literal('central')])),
  }),
  emits: [],
  async run(ctx, { finding, proposal, decidedBy, ...target }) {
    const today = vietnamDate(ctx.now);
    const fits = finding === 'fits';
    if (!fits && (proposal === undefined || decidedBy === undefined)) refuse('invalid', 'steering.proposal-needed');
    const found = await moveReview(ctx, {
      ...target,
      act: fits ? 'find-fitting' : 'propose',
      note: proposal,
      change: () => ({
        finding,
        proposal: fits ? null : (proposal?.trim() ?? null),
        decidedBy: fits ? null : (decidedBy ?? null),
        foundOn: today,
      }),
    });
    await addFacts(ctx, [factOf(found, 'reviewed', today), ...(fits ? [] : [factOf(found, 'proposed', today)])]);
  },
});

/** Approves a proposal or turns it down; for a ministry's decision the province records the answer. */
export const decideReview = command({
  name: 'steering.decide-review',
  summary: 'Records that a proposal was approved or turned down.',
  allow: officer(...headRoles),
  input: Type.Object({ ...Target, approved: Type.Boolean(), note: Words }),
  emits: [],
  async run(ctx, { approved, ...target }) {
    const decidedOn = vietnamDate(ctx.now);
    await moveReview(ctx, {
      ...target,
      act: approved ? 'approve' : 'reject',
      byProvince: true,
      change: () => ({ decidedOn }),
    });
  },
});

/** The change was made: the document that made it is named. */
export const carryOutReview = command({
  name: 'steering.carry-out-review',
  summary: 'Says by which document an approved proposal was carried out.',
  allow: officer(...keeperRoles),
  input: Type.Object({ ...Target, note: Words }),
  emits: [],
  async run(ctx, target) {
    const carriedOutOn = vietnamDate(ctx.now);
    const found = await moveReview(ctx, { ...target, act: 'carry-out', change: () => ({ carriedOutOn }) });
    await addFacts(ctx, [factOf(found, 'carried-out', carriedOutOn)]);
  },
});

/** A review that was closed begins again: the law it was measured against has changed. */
export const reviewAgain = command({
  name: 'steering.review-again',
  summary: 'Opens a closed review again.',
  allow: officer(...keeperRoles),
  input: Type.Object({ ...Target, note: Words }),
  emits: [],
  async run(ctx, target) {
    const change = () => ({ finding: null, proposal: null, decidedBy: null, foundOn: null, decidedOn: null });
    const found = await moveReview(ctx, { ...target, act: 'review-again', change });
    const happenedOn = found.foundOn ?? vietnamDate(ctx.now);
    await addFacts(ctx, [
      { ...factOf(found, 'reviewed', happenedOn), weight: -1 },
      ...(found.state === 'rejected' ? [{ ...factOf(found, 'proposed', happenedOn), weight: -1 as const }] : []),
    ]);
  },
});
