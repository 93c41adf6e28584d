import type { QueryContext } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { findPosts, type Post, visibleAgencies } from '#territory';
import { selectStaffMember } from './staff-store.ts';

const system = { kind: 'system' } as const;

/** Agencies whose officers an administrator looks after; null for every agency of the province. */
export type Reach = readonly string[] | null;

/** What the asker's posts as an administrator reach; their other posts give no say over colleagues. */
export async function administratorReach(ctx: Pick<QueryContext, 'tx' | 'actor' | 'now'>): Promise<Reach> {
  const duties = ctx.actor.duties.filter((d) => d.role === 'administrator' && d.onBehalfOf === undefined);
  const ids = duties.map((d) => d.postId);
  const posts = await inScope(ctx.tx, system, () => findPosts(ctx.tx, ids));
  if (posts.some((p) => p.sees === 'province')) return null;
  const today = vietnamDate(ctx.now);
  const seen = [];
  for (const post of posts) seen.push(...(await visibleAgencies(ctx.tx, post, today)));
  return [...new Set(seen)];
}

/** Refuses what an administrator may not hand out: nobody gives more sight than they have. */
export async function demandReach(
  ctx: Pick<QueryContext, 'tx' | 'actor' | 'now'>,
  wanted: Pick<Post, 'agencyCode' | 'sees'>,
): Promise<void> {
  const reach = await administratorReach(ctx);
  if (reach === null) return;
  const needed = [wanted.agencyCode, ...(await visibleAgencies(ctx.tx, wanted, vietnamDate(ctx.now)))];
  if (!needed.every((code) => reach.includes(code))) refuse('forbidden', 'territory.beyond-your-reach');
}

/**
 * The officer's account, if all it belongs to lies within the administrator's reach; whoever is out of reach is unknown.
 * @throws Refusal identity.staff.unknown.
 */
export async function demandStaffInReach(
  ctx: Pick<QueryContext, 'tx' | 'actor' | 'now' | 'concerns'>,
  accountId: string,
): Promise<{ personId: string | null; homeAgencyCode: string | null }> {
  const agencies = await administratorReach(ctx);
  const window = { agencies, date: vietnamDate(ctx.now) };
  const found = await inScope(ctx.tx, system, () => selectStaffMember(ctx.tx, accountId, window));
  const member = found ?? refuse('not-found', 'identity.staff.unknown');
  ctx.concerns({
    ...(member.personId === null ? {} : { personId: member.personId }),
    detail: { changedAccountId: accountId },
  });
  return member;
}
