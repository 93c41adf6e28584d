import type { Actor, QueryContext } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { type Procedure, procedureAt } from '#procedures';
import { type Draft, findDraft, lockDraft } from './draft-store.ts';

/** The draft of this actor, or a refusal that does not tell whether somebody else's exists. */
export async function ownDraft(ctx: QueryContext, draftId: string): Promise<Draft> {
  return (await findDraft(ctx.tx, draftId)) ?? refuse('not-found', 'cases.draft-not-found');
}

/** The same, locked: nobody submits it or throws it away meanwhile. */
export async function ownDraftLocked(ctx: QueryContext, draftId: string): Promise<Draft> {
  return (await lockDraft(ctx.tx, draftId)) ?? refuse('not-found', 'cases.draft-not-found');
}

/** The same, locked, and still of the version that the page was made from: a stale page is told so. */
export async function ownDraftToChange(ctx: QueryContext, draftId: string, version: number): Promise<Draft> {
  const draft = await ownDraftLocked(ctx, draftId);
  if (draft.version !== version) refuse('conflict', 'cases.draft-stale');
  return draft;
}

/** The procedure as in force today, or a refusal. */
export function procedureInForce(code: string, now: Date): Procedure {
  return procedureAt(code, vietnamDate(now)) ?? refuse('not-found', 'cases.procedure-not-in-force');
}

/** The procedure as it was in force when the case was submitted: an old case keeps its version. */
export function procedureOfCase(found: { procedureCode: string; submittedAt: Date }): Procedure {
  return procedureInForce(found.procedureCode, found.submittedAt);
}

/** The citizen's person; commands allow only citizens, so its absence is a fault of ours. */
export function personOf(actor: Actor): string {
  if (actor.personId === undefined) throw new Error('a citizen without a person');
  return actor.personId;
}
