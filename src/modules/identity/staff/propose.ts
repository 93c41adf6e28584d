import type { CommandContext } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { type IsoDate, vietnamDate } from '#platform/time';
import { findAgency, type PostReach, type PostRole } from '#territory';
import { demandReach } from './administrator-reach.ts';
import { closeExpiredProposals, insertProposal } from './proposal-store.ts';

/** An answer within a week, or the administrator proposes anew: nothing lies open until everybody has forgotten why. */
const proposalDays = 7;

export const postProposed = 'identity.post-proposed.v1';

export interface WantedPost {
  accountId: string;
  agencyCode: string;
  role: PostRole;
  title: { vi: string; en: string };
  sees: PostReach;
  validFrom?: IsoDate | undefined;
  validTo?: IsoDate | undefined;
  ground: string;
}

/**
 * Writes down a post that waits for a second administrator. Nobody proposes one for himself, nor more sight than he has.
 * @throws Refusal with the field at fault.
 */
export async function proposePostFor(ctx: CommandContext, wanted: WantedPost): Promise<string> {
  const proposedBy = ctx.actor.accountId ?? refuse('unauthenticated', 'platform.sign-in-required');
  if (wanted.accountId === proposedBy) refuse('forbidden', 'territory.own-post');
  const today = vietnamDate(ctx.now);
  const validFrom = wanted.validFrom ?? today;
  const validTo = wanted.validTo ?? null;
  if (validFrom < today) fault('validFrom', 'territory.starts-in-the-past');
  if (validTo !== null && validTo < validFrom) fault('validTo', 'territory.ends-before-start');
  const agency = await findAgency(ctx.tx, wanted.agencyCode);
  if (agency === undefined) return fault('agencyCode', 'territory.unknown-agency', { code: wanted.agencyCode });
  if (validFrom < agency.validFrom || (agency.validTo !== null && agency.validTo < validFrom))
    fault('validFrom', 'territory.agency-not-there', { code: agency.code });
  await demandReach(ctx, wanted);
  await closeExpiredProposals(ctx.tx, wanted.accountId, ctx.now);
  const id = newId(ctx.now.getTime());
  const { accountId, agencyCode, role, sees } = wanted;
  const title = { vi: wanted.title.vi.trim(), en: wanted.title.en.trim() };
  const times = { proposedAt: ctx.now, expiresAt: new Date(ctx.now.getTime() + proposalDays * 86_400_000) };
  const post = { id, accountId, agencyCode, role, title, sees, validFrom, validTo, ground: wanted.ground.trim() };
  if (!(await insertProposal(ctx.tx, { ...post, proposedBy, ...times })))
    refuse('conflict', 'identity.staff.proposed-already');
  ctx.concerns({ detail: { proposalId: id, changedAccountId: accountId, agencyCode, role, sees } });
  ctx.emit(postProposed, { proposalId: id, accountId, agencyCode });
  return id;
}

function fault(field: string, key: string, params: Record<string, string> = {}): never {
  return refuse('invalid', key, params, [{ field, key, params }]);
}
