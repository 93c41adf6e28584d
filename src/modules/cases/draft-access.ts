import type { Actor, QueryContext } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { type RegistryFields, registryFieldsOf } from '#population';
import { type Procedure, procedureAt } from '#procedures';
import { type Draft, findDraft, lockDraft } from './draft-store.ts';
import { refuseEndedConsent, showsRegistry } from './on-behalf/consent-rules.ts';
import { findConsent } from './on-behalf/consent-store.ts';

/** The draft of this actor, or a refusal that does not tell whether somebody else's exists. */
export async function ownDraft(ctx: QueryContext, draftId: string): Promise<Draft> {
  const draft = (await findDraft(ctx.tx, draftId)) ?? refuse('not-found', 'cases.draft-not-found');
  await refuseWithoutRight(ctx, draft);
  return draft;
}

/** The same, locked: nobody submits it or throws it away meanwhile. */
export async function ownDraftLocked(ctx: QueryContext, draftId: string): Promise<Draft> {
  const draft = (await lockDraft(ctx.tx, draftId)) ?? refuse('not-found', 'cases.draft-not-found');
  await refuseWithoutRight(ctx, draft);
  return draft;
}

/** The same, locked, and still of the version that the page was made from: a stale page is told so. */
export async function ownDraftToChange(ctx: QueryContext, draftId: string, version: number): Promise<Draft> {
  const draft = await ownDraftLocked(ctx, draftId);
  if (draft.version !== version) refuse('conflict', 'cases.draft-stale');
  return draft;
}

/** Who types for another by consent may do so only while it holds. */
export async function refuseWithoutRight(ctx: QueryContext, draft: Draft): Promise<void> {
  if (draft.consentId === null || ctx.actor.personId !== draft.submitterId) return;
  refuseEndedConsent(await findConsent(ctx.tx, draft.consentId), { procedureCode: draft.procedureCode, now: ctx.now });
}

/**
 * What the registry may put into a draft: the applicant's own data, read in the applicant's name. With a consent on paper,
 * which nobody at the desk has seen yet, nothing: a photograph must not open the registry.
 */
export async function registryOfDraft(ctx: QueryContext, draft: Draft): Promise<RegistryFields> {
  if (!(await seesRegistry(ctx, draft))) return {};
  return asApplicant(ctx, draft.personId, () => registryFieldsOf(ctx, draft.personId));
}

/** Whether this actor may see the applicant's data in the registry. */
export async function seesRegistry(ctx: QueryContext, draft: Draft): Promise<boolean> {
  if (draft.consentId === null || ctx.actor.personId !== draft.submitterId) return true;
  const consent = await findConsent(ctx.tx, draft.consentId);
  return consent !== undefined && showsRegistry(consent);
}

/** Work in the applicant's name: what they may see, whoever acts for them may see for this application. */
function asApplicant<T>(ctx: QueryContext, applicantId: string, work: () => Promise<T>): Promise<T> {
  return ctx.actor.personId === applicantId
    ? work()
    : inScope(ctx.tx, { kind: 'citizen', personId: applicantId }, work);
}

/** The procedure as in force today, or a refusal. */
export function procedureInForce(code: string, now: Date): Procedure {
  return procedureAt(code, vietnamDate(now)) ?? refuse('not-found', 'cases.procedure-not-in-force');
}

/** The citizen's person; commands allow only citizens, so its absence is a fault of ours. */
export function personOf(actor: Actor): string {
  if (actor.personId === undefined) throw new Error('a citizen without a person');
  return actor.personId;
}
