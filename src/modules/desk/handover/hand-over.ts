import Type from 'typebox';
import { command, dutyFor, officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { agencyName } from '#territory';
import { agencyDuty } from '../desk-duty.ts';
import { postNames } from '../slips/case-names.ts';
import {
  casesHere,
  casesOfHandover,
  casesToGive,
  findHandover,
  handoversOf,
  insertHandover,
  lockHandover,
  markTaken,
  underWay,
} from './handover-store.ts';

const agencyCode = Type.String({ maxLength: 35 });
const works = officer('receiving-officer', 'specialist', 'approver');

/** Who works at the counter gives to the specialists; everybody else gives back to the desk. */
const directionOf = (role: string) => (role === 'receiving-officer' ? 'to-specialist' : 'to-desk');
const takersOf = {
  'to-specialist': ['specialist', 'approver'],
  'to-desk': ['receiving-officer'],
} as const;

/** Papers that lie here and may be given, and the bundles of late. */
export const showHandovers = query({
  name: 'desk.show-handovers',
  summary: 'Cases on paper that may be handed over, and the bundles that went from hand to hand.',
  allow: works,
  input: Type.Object({ agencyCode }),
  async run(ctx, input) {
    const duty = agencyDuty(ctx.actor, input.agencyCode);
    const direction = directionOf(duty.role);
    const states = direction === 'to-desk' ? ['approved', 'refused'] : ['received', 'processing'];
    const handovers = await handoversOf(ctx.tx, input.agencyCode);
    return {
      agency: await agencyName(ctx.tx, input.agencyCode),
      direction,
      toGive: await casesToGive(ctx.tx, { ...input, states }),
      handovers: handovers.map((h) => ({
        ...h,
        mayTake: h.takenAt === null && h.givenAccount !== ctx.actor.accountId && mayTake(ctx.actor, h) !== undefined,
      })),
    };
  },
});

const mayTake = (actor: Parameters<typeof dutyFor>[0], h: { agencyCode: string; direction: keyof typeof takersOf }) =>
  dutyFor(actor, h.agencyCode, takersOf[h.direction]);

/** Gives a bundle of papers; it stays under way until somebody of the other side has taken it. */
export const giveBundle = command({
  name: 'desk.give-bundle',
  summary: 'Gives papers of cases from the desk to the specialists, or back to the desk; with the time.',
  allow: works,
  input: Type.Object({
    agencyCode,
    caseIds: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 100, uniqueItems: true }),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  emits: [],
  legalBasis: '61/2018/NĐ-CP',
  async run(ctx, input) {
    const duty = agencyDuty(ctx.actor, input.agencyCode);
    if (input.caseIds.length === 0) refuse('invalid', 'desk.no-cases-chosen');
    const cases = await casesHere(ctx.tx, input);
    if (cases.length !== input.caseIds.length) refuse('invalid', 'desk.cases-not-here');
    const id = newId(ctx.now.getTime());
    const number = await insertHandover(ctx.tx, {
      id,
      agencyCode: input.agencyCode,
      dayOn: vietnamDate(ctx.now),
      direction: directionOf(duty.role),
      givenAt: ctx.now,
      givenPost: duty.postId,
      givenAccount: ctx.actor.accountId ?? '',
      note: input.note ?? '',
      cases,
    });
    const codes = await underWay(ctx.tx, input.caseIds);
    // The bundle itself is under way now: a case that lies in two is listed twice.
    const twice = codes.find((code, i) => codes.indexOf(code) !== i);
    if (twice !== undefined) refuse('conflict', 'desk.already-given', { code: twice });
    ctx.concerns({ duty, detail: { handover: id, cases: cases.length } });
    return { handoverId: id, number };
  },
});

/** Takes a bundle: from this minute the papers are with the other side. */
export const takeBundle = command({
  name: 'desk.take-bundle',
  summary: 'Takes a bundle of papers that was given; with the time.',
  allow: works,
  input: Type.Object({ handoverId: Type.String({ format: 'uuid' }) }),
  emits: [],
  legalBasis: '61/2018/NĐ-CP',
  async run(ctx, { handoverId }) {
    const found = (await lockHandover(ctx.tx, handoverId)) ?? refuse('not-found', 'desk.handover-not-found');
    if (found.takenAt !== null) refuse('conflict', 'desk.handover-taken');
    if (found.givenAccount === ctx.actor.accountId) refuse('forbidden', 'desk.handover-own');
    const duty = mayTake(ctx.actor, found) ?? refuse('forbidden', 'desk.not-your-desk');
    const by = { at: ctx.now, postId: duty.postId, accountId: ctx.actor.accountId ?? '' };
    await markTaken(ctx.tx, handoverId, by);
    ctx.concerns({ duty, detail: { handover: handoverId } });
    return { agencyCode: found.agencyCode };
  },
});

/** One bundle, for its printed list. */
export const showHandover = query({
  name: 'desk.show-handover',
  summary: 'One bundle: its cases, who gave it when and who took it when.',
  allow: works,
  input: Type.Object({ handoverId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { handoverId }) {
    const found = (await findHandover(ctx.tx, handoverId)) ?? refuse('not-found', 'desk.handover-not-found');
    return {
      handover: found,
      agency: await agencyName(ctx.tx, found.agencyCode),
      cases: await casesOfHandover(ctx.tx, handoverId),
      giver: await postNames(ctx, found.givenPost),
      taker: await postNames(ctx, found.takenPost),
    };
  },
});
