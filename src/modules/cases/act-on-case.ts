import { type Actor, type CommandContext, type Duty, dutyFor } from '#platform/command';
import { refuse } from '#platform/errors';
import { type CaseChange, type CaseRow, lockCase, moveCase } from './case-store.ts';
import { type CaseAct, type CaseActor, ownerOf, stateAfter, transitions } from './domain/case-state.ts';
import { caseMoved } from './events.ts';
import { addHistory } from './history-store.ts';

export interface Act {
  caseId: string;
  /** The version that the actor's page showed; when the case has moved since, the act is refused and says so. */
  version: number;
  act: CaseAct;
  /** What the actor wrote: what is missing, why it is refused, … */
  note?: string;
  /** Further changes, worked out from the locked case. */
  change?(found: CaseRow): CaseChange | Promise<CaseChange>;
}

/**
 * Moves a case along the transition table: locks it, checks version, state and role, writes row, history and event.
 * Every act of officers and applicants goes through here. Returns the case as it was before, for what follows.
 */
export async function actOnCase(ctx: CommandContext, act: Act): Promise<CaseRow> {
  const found = (await lockCase(ctx.tx, act.caseId)) ?? refuse('not-found', 'cases.not-found');
  const duty = mayAct(ctx, found, act.act);
  if (found.version !== act.version) refuse('conflict', 'cases.stale');
  const to = stateAfter(found.state, act.act);
  const change = (await act.change?.(found)) ?? {};
  const owner = ownerOf[to];
  await moveCase(ctx.tx, {
    id: found.id,
    state: to,
    ownerRole: owner,
    ownerPostId: nextOwnerPost(ctx, found, owner),
    change,
  });
  await addHistory(ctx.tx, {
    caseId: found.id,
    act: act.act,
    from: found.state,
    to,
    at: ctx.now,
    actor: ctx.actor,
    duty,
    note: act.note,
  });
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
  return found;
}

const deskRoles = ['receiving-officer', 'specialist', 'approver'] as const;

/** What an actor is to this case: its applicant, or an officer who acts for its agency in some roles. */
export function actorsOf(actor: Actor, found: CaseRow): CaseActor[] {
  if (actor.kind === 'citizen') return actor.personId === found.applicantId ? ['applicant'] : [];
  return deskRoles.filter((role) => dutyFor(actor, found.agencyCode, [role]) !== undefined);
}

/** Refuses whoever the table does not name; gives the duty under which an officer acts. */
function mayAct(ctx: CommandContext, found: CaseRow, act: CaseAct): Duty | undefined {
  const allowed: readonly CaseActor[] = transitions[act].by;
  if (!actorsOf(ctx.actor, found).some((a) => allowed.includes(a))) refuse('forbidden', 'cases.not-yours');
  return dutyFor(ctx.actor, found.agencyCode, allowed);
}

/** The specialist who took a case keeps it while it waits for a supplement or comes back from the approver. */
function nextOwnerPost(ctx: CommandContext, found: CaseRow, owner: CaseActor | null): string | null {
  if (owner === null) return null;
  const own = dutyFor(ctx.actor, found.agencyCode, [owner]);
  if (own !== undefined) return own.postId;
  return found.ownerRole === 'specialist' || owner === 'specialist' ? found.ownerPostId : null;
}
