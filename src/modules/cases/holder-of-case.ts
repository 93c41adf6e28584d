import type { QueryContext } from '#platform/command';
import { sql } from '#platform/db';
import { vietnamDate } from '#platform/time';
import type { Words } from '#procedures';
import { makePostFinder } from '#territory';
import type { CaseRow } from './case-store.ts';
import type { CaseActor, Wait } from './domain/case-state.ts';

/** A post and the officer in it. */
export interface NamedPost {
  postId: string;
  title: Words;
  officerName: string;
}

/** Who has an open case and what it waits for; nobody's case is nobody's. */
export interface Holder {
  role: CaseActor;
  wait: Wait;
  since: Date;
  agency: string;
  /** Whoever holds it; absent while it lies in the queue of the role. */
  post: NamedPost | undefined;
  /** Who answers for it: the head of the office there, who approves where there is no head, or the head above. */
  answerable: NamedPost | undefined;
}

const named = sql`select p.post_id as "postId", jsonb_build_object('vi', p.title_vi, 'en', p.title_en) as title,
    coalesce(o.display_name, '') as "officerName"
  from territory.pub_post p left join identity.pub_officer o on o.account_id = p.account_id`;

/** The holder of a case; undefined when it is finished. */
export async function holderOf(ctx: QueryContext, found: CaseRow): Promise<Holder | undefined> {
  if (found.ownerRole === null || found.wait === null) return undefined;
  const today = vietnamDate(ctx.now);
  const { ownerPostId } = found;
  const post =
    ownerPostId === null ? undefined : await ctx.tx.maybe<NamedPost>(sql`${named} where p.post_id = ${ownerPostId}`);
  const [head] = await makePostFinder(ctx.tx, today).headsOf(found.agencyCode);
  const answerable = head === undefined ? undefined : (await namedPosts(ctx, [head])).get(head);
  const since = found.heldSince ?? found.submittedAt;
  return { role: found.ownerRole, wait: found.wait, since, agency: found.agencyCode, post, answerable };
}

/** Posts and their officers by id, for a course or a history. */
export async function namedPosts(ctx: QueryContext, ids: readonly string[]): Promise<Map<string, NamedPost>> {
  if (ids.length === 0) return new Map();
  const posts = await ctx.tx.rows<NamedPost>(sql`${named} where p.post_id = any (${[...new Set(ids)]})`);
  return new Map(posts.map((p) => [p.postId, p]));
}
