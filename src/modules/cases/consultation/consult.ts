import Type from 'typebox';
import { notify } from '#notifications';
import { type CommandContext, command, officer, rowScopeOf, systemActor } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { workingCalendar } from '#procedures';
import { findAgency, makePostFinder } from '#territory';
import { actOnCase } from '../act-on-case.ts';
import { ActInput, Note } from '../commands/act-input.ts';
import { caseMoved } from '../events.ts';
import { dutyForAnswer } from '../facts-of-case.ts';
import { tellPost } from '../notices.ts';
import {
  type Consultation,
  endConsultation,
  insertConsultation,
  lockConsultation,
  markReminded,
  opinions,
  writeAnswer,
} from './consultation-store.ts';

/**
 * The agency in charge asks another one for its opinion, with a clock of its own. Until the answer has come the case waits
 * for that agency, which may read it; the time of waiting is the line's and not ours.
 */
export const consultAgency = command({
  name: 'cases.consult-agency',
  summary: 'Asks another agency for its opinion on a case, with a clock of its own.',
  allow: officer('specialist'),
  input: Type.Object({
    ...ActInput,
    agencyCode: Type.String({ maxLength: 40 }),
    /** Working days for the answer. */
    workingDays: Type.Integer({ minimum: 1, maximum: 60 }),
    question: Note,
  }),
  emits: [caseMoved],
  legalBasis: '61/2018/NĐ-CP',
  async run(ctx, { agencyCode, workingDays, question, ...input }) {
    const today = vietnamDate(ctx.now);
    const asked = await findAgency(ctx.tx, agencyCode);
    if (asked === undefined || (asked.validTo !== null && asked.validTo < today))
      refuse('invalid', 'cases.agency-unknown', {}, [{ field: 'agencyCode', key: 'cases.agency-unknown' }]);
    const dueOn = workingCalendar.addWorkingDays(today, workingDays);
    let askedPostId = '';
    const found = await actOnCase(ctx, {
      ...input,
      act: 'consult',
      note: question,
      detail: { agency: agencyCode, dueOn },
      change(row, duty) {
        if (agencyCode === row.agencyCode) refuse('invalid', 'cases.consult-own-agency');
        if (row.consulted.includes(agencyCode)) refuse('conflict', 'cases.consulted-already');
        // An answer after the promised day makes the case late; one that is late already may still be asked about.
        if (row.dueOn !== null && row.dueOn >= today && dueOn > row.dueOn) refuseLateAnswer(dueOn, row.dueOn);
        askedPostId = duty?.postId ?? '';
        return { consulted: [...row.consulted, agencyCode] };
      },
    });
    const id = newId(ctx.now.getTime());
    await insertConsultation(ctx.tx, {
      id,
      caseId: found.id,
      provinceCode: found.provinceCode,
      agencyCode: found.agencyCode,
      askedAgency: agencyCode,
      question,
      askedAt: ctx.now,
      askedPostId,
      dueOn,
    });
    await tellAgency(ctx, { caseId: found.id, askedAgency: agencyCode, dueOn }, 'consult');
    return { consultationId: id, dueOn };
  },
});

function refuseLateAnswer(answerOn: string, dueOn: string): never {
  const params = { answer: formatDate(answerOn), due: formatDate(dueOn) };
  refuse('invalid', 'cases.consult-after-due', params, [
    { field: 'workingDays', key: 'cases.consult-after-due', params },
  ]);
}

/** The agency that was asked gives its opinion; the case goes on with its specialist. */
export const answerConsultation = command({
  name: 'cases.answer-consultation',
  summary: 'An agency that was asked gives its opinion on a case.',
  allow: officer('specialist', 'approver', 'leader'),
  input: Type.Object({
    consultationId: Type.String({ format: 'uuid' }),
    opinion: Type.Enum([...opinions]),
    answer: Note,
  }),
  emits: [caseMoved],
  legalBasis: '61/2018/NĐ-CP',
  async run(ctx, { consultationId, opinion, answer }) {
    const open = await openOne(ctx, consultationId);
    const duty = dutyForAnswer(ctx.actor, [open.askedAgency]);
    if (duty === undefined) refuse('forbidden', 'cases.not-yours');
    const at = ctx.now;
    await writeAnswer(ctx.tx, { id: open.id, opinion, answer, at, postId: duty.postId });
    // With its answer the agency no longer sees the case: the move that ends that is the platform's, in the officer's name.
    const found = await inScope(ctx.tx, rowScopeOf(systemActor), () =>
      actOnCase(ctx, {
        caseId: open.caseId,
        act: 'answer',
        note: answer,
        detail: { agency: open.askedAgency, opinion },
        change: (row) => ({ consulted: row.consulted.filter((a) => a !== open.askedAgency) }),
      }),
    );
    if (found.ownerPostId !== null) await tellPost(ctx, { ...found, postId: found.ownerPostId }, 'answer');
  },
});

/** Reminds an agency of a question that it has not answered; once a day at most. */
export const remindAgency = command({
  name: 'cases.remind-agency',
  summary: 'Reminds an agency of a question that it has not answered.',
  allow: officer('specialist', 'approver', 'leader'),
  input: Type.Object({ consultationId: Type.String({ format: 'uuid' }) }),
  emits: [],
  async run(ctx, { consultationId }) {
    const open = await openOne(ctx, consultationId);
    if (!ctx.actor.duties.some((d) => d.actsFor.includes(open.agencyCode))) refuse('forbidden', 'cases.not-yours');
    if (open.remindedAt !== null && vietnamDate(open.remindedAt) === vietnamDate(ctx.now))
      refuse('conflict', 'cases.reminded-today');
    await markReminded(ctx.tx, open.id, ctx.now);
    ctx.concerns({ caseId: open.caseId, detail: { agency: open.askedAgency } });
    await tellAgency(ctx, open, 'remind');
  },
});

/** The asker goes on without an answer whose day has passed, and says why. */
export const goOnWithoutAnswer = command({
  name: 'cases.go-on-without-answer',
  summary: 'Goes on with a case without an answer that is overdue.',
  allow: officer('specialist'),
  input: Type.Object({ ...ActInput, consultationId: Type.String({ format: 'uuid' }), note: Note }),
  emits: [caseMoved],
  legalBasis: '61/2018/NĐ-CP',
  async run(ctx, { consultationId, ...input }) {
    const open = await openOne(ctx, consultationId);
    if (open.caseId !== input.caseId) refuse('not-found', 'cases.consultation-not-found');
    if (vietnamDate(ctx.now) <= open.dueOn) refuse('conflict', 'cases.consultation-not-due');
    await endConsultation(ctx.tx, open.id, ctx.now);
    await actOnCase(ctx, {
      ...input,
      act: 'end-consultation',
      detail: { agency: open.askedAgency },
      change: (row) => ({ consulted: row.consulted.filter((a) => a !== open.askedAgency) }),
    });
  },
});

/** A question that is still open, locked: the question before its case, in every act that needs both. */
async function openOne(ctx: CommandContext, id: string): Promise<Consultation> {
  const seen = (await lockConsultation(ctx.tx, id)) ?? refuse('not-found', 'cases.consultation-not-found');
  if (seen.answeredAt !== null || seen.endedAt !== null) refuse('conflict', 'cases.consultation-closed');
  return seen;
}

/** Tells the heads of the agency that was asked, and those who work on cases there. */
async function tellAgency(
  ctx: CommandContext,
  asked: Pick<Consultation, 'caseId' | 'askedAgency' | 'dueOn'>,
  text: 'consult' | 'remind',
): Promise<void> {
  const posts = await makePostFinder(ctx.tx, vietnamDate(ctx.now)).postsAt(asked.askedAgency);
  for (const { id: postId } of posts.filter((p) => p.role === 'leader' || p.role === 'specialist'))
    await notify(ctx, {
      to: { postId },
      template: `cases.notify.${text}`,
      params: { due: formatDate(asked.dueOn) },
      about: { caseId: asked.caseId },
    });
}
