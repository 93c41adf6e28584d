import { type CommandContext, type Duty, dutyFor } from '#platform/command';
import { refuse } from '#platform/errors';
import { stepsOf } from '#procedures';
import { procedureOfCase } from './case-procedure.ts';
import { type CaseChange, type CaseRow, lockCase, moveCase } from './case-store.ts';
import { type ConditionName, failing } from './domain/case-conditions.ts';
import {
  type CaseAct,
  type CaseActor,
  type CaseState,
  lineWaits,
  ownerOf,
  stateAfter,
  transitions,
  waitOf,
} from './domain/case-state.ts';
import { stepAfter } from './domain/course.ts';
import { workingMinutesBetween } from './domain/working-hours.ts';
import { caseMoved } from './events.ts';
import { actorsOf, dutyForAnswer, factsOf } from './facts-of-case.ts';
import type { Stretch } from './history-store.ts';
import { tellOfAct } from './notices.ts';

export interface Act {
  caseId: string;
  /**
   * The version that the actor's page showed; when the case has moved since, the act is refused and says so. Absent for
   * an answer that stands whatever else has happened to the case.
   */
  version?: number;
  act: CaseAct;
  /** What the actor wrote: what is missing, why it is refused, … */
  note?: string | undefined;
  /** Further facts for the history: dates, codes, a legal ground. */
  detail?: Record<string, unknown>;
  /** The post that owns the case from here on, when the act names one. */
  ownerPostId?: string | null;
  /** Further changes, worked out from the locked case. */
  change?(found: CaseRow, duty: Duty | undefined): CaseChange | Promise<CaseChange>;
}

/**
 * Moves a case along the transition table: locks it, checks role, version, state and conditions, writes row and history in
 * one statement, tells the applicant. Every act of officers, applicants and the platform goes through here.
 * @returns the case as it was before, for what follows.
 */
export async function actOnCase(ctx: CommandContext, act: Act): Promise<CaseRow> {
  const found = (await lockCase(ctx.tx, act.caseId)) ?? refuse('not-found', 'cases.not-found');
  const role = await roleFor(ctx, found, act);
  const duty = dutyIn(ctx, found, role);
  const to = stateAfter(found.state, act.act);
  const change = { ...(await act.change?.(found, duty)) };
  const consulted = change.consulted ?? found.consulted;
  const ownerPostId =
    act.ownerPostId === undefined ? nextOwnerPost(found, { act: act.act, to, duty }) : act.ownerPostId;
  const step = stepAfter(stepsOf(procedureOfCase(found)), { step: found.step, act: act.act, to });
  const { stretch, addOurs, addLine } = endedStretch(found, ctx.now);
  const owner = ownerOf[to];
  moveCase(
    ctx.tx,
    {
      id: found.id,
      state: to,
      ownerRole: owner,
      ownerPostId,
      wait: waitOf(to, consulted),
      heldSince: owner === null ? null : ctx.now,
      addOurs,
      addLine,
      change: {
        ...(ownerPostId !== null && owner === 'specialist' ? { handledPostId: ownerPostId } : {}),
        ...(owner === null ? { step: null, consulted: [] } : {}),
        ...(step === undefined
          ? {}
          : { step: step.code, stepBeganAt: ctx.now, stepMinutes: Math.round(step.workingHours * 60) }),
        ...change,
      },
    },
    {
      caseId: found.id,
      act: act.act,
      from: found.state,
      to,
      at: ctx.now,
      actor: ctx.actor,
      duty,
      note: act.note,
      detail: act.detail,
      stretch,
    },
  );
  ctx.concerns({
    personId: found.applicantId,
    caseId: found.id,
    detail: { act: act.act, from: found.state, to },
    ...(duty === undefined ? {} : { duty }),
  });
  ctx.emit(caseMoved, {
    caseId: found.id,
    personId: found.applicantId,
    procedureCode: found.procedureCode,
    act: act.act,
    to,
  });
  await tellOfAct(ctx, { found, change, act: act.act });
  return found;
}

/** Refuses whoever the table does not name, a stale page, and an act whose conditions do not hold; gives the role. */
async function roleFor(ctx: CommandContext, found: CaseRow, act: Act): Promise<CaseActor> {
  const { by, when }: { by: readonly CaseActor[]; when: readonly ConditionName[] } = transitions[act.act];
  const roles = actorsOf(ctx.actor, found).filter((a) => by.includes(a));
  const [first] = roles;
  if (first === undefined) refuse('forbidden', 'cases.not-yours');
  if (act.version !== undefined && found.version !== act.version) refuse('conflict', 'cases.stale');
  stateAfter(found.state, act.act);
  if (when.length === 0) return first;
  const facts = await factsOf(ctx, found);
  const fitting = roles.find((role) => failing(when, { ...facts, role }) === undefined);
  if (fitting !== undefined) return fitting;
  const failed = failing(when, { ...facts, role: first });
  refuse(failed?.kind ?? 'conflict', failed?.refusal ?? 'cases.act-not-possible');
}

function dutyIn(ctx: CommandContext, found: CaseRow, role: CaseActor): Duty | undefined {
  if (ctx.actor.kind !== 'officer') return undefined;
  if (role === 'consulted') return dutyForAnswer(ctx.actor, found.consulted);
  // Of several posts in the role, the owner's own.
  const own = ctx.actor.duties.find((d) => d.role === role && d.postId === found.ownerPostId);
  return own ?? dutyFor(ctx.actor, found.agencyCode, [role]);
}

/**
 * Who has the case after an act. The specialist who handles it keeps it while it waits for a supplement or a payment, and
 * gets it back from the approver; with the approver and the desk it lies in the queue of the role.
 */
function nextOwnerPost(found: CaseRow, move: { act: CaseAct; to: CaseState; duty: Duty | undefined }): string | null {
  if (move.act === 'take') return move.duty?.postId ?? null;
  if (transitions[move.act].to === 'same') return found.ownerPostId;
  return ['processing', 'supplementing', 'paying'].includes(move.to) ? found.handledPostId : null;
}

/** The stretch of work that ends now. From receipt to decision its minutes add to our time, or to the line's. */
function endedStretch(found: CaseRow, now: Date): { stretch: Stretch; addOurs: number; addLine: number } {
  const side = found.wait !== null && lineWaits.includes(found.wait) ? 'line' : 'ours';
  const minutes = found.heldSince === null ? 0 : workingMinutesBetween(found.heldSince, now);
  const counts = found.receivedAt !== null && found.finishedOn === null;
  return {
    stretch: {
      step: found.step,
      holderPostId: found.ownerPostId,
      beganAt: found.heldSince,
      minutes,
      side,
      allotted: found.stepMinutes,
    },
    addOurs: counts && side === 'ours' ? minutes : 0,
    addLine: counts && side === 'line' ? minutes : 0,
  };
}
