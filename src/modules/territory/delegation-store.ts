import { type Sql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Delegation } from './domain/delegation.ts';
import type { Post } from './domain/post.ts';
import { heldOn, postFields } from './post-store.ts';

const fields: Sql = sql`d.id, d.post_id as "postId", d.deputy_id as "deputyId", d.reason, d.valid_from as "validFrom", d.valid_to as "validTo"`;

export async function insertDelegation(tx: Tx, delegation: Delegation, given: { by: string; at: Date }): Promise<void> {
  const d = delegation;
  await tx.run(sql`insert into territory.delegation (id, post_id, deputy_id, reason, valid_from, valid_to, given_by, given_at)
    values (${d.id}, ${d.postId}, ${d.deputyId}, ${d.reason}, ${d.validFrom}, ${d.validTo}, ${given.by}, ${given.at})`);
}

export function selectDelegation(tx: Tx, id: string): Promise<Delegation | undefined> {
  return tx.maybe<Delegation>(sql`select ${fields} from territory.delegation d where d.id = ${id}`);
}

/** Delegations of a post that still hold on or after the date, earliest first. */
export function selectDelegationsOfPost(tx: Tx, postId: string, from: IsoDate): Promise<Delegation[]> {
  return tx.rows<Delegation>(sql`select ${fields} from territory.delegation d
    where d.post_id = ${postId} and d.valid_to >= ${from} and d.valid_to >= d.valid_from order by d.valid_from, d.id`);
}

/** Delegations given to an account that still hold on or after the date, earliest first. */
export function selectDelegationsTo(tx: Tx, deputyId: string, from: IsoDate): Promise<Delegation[]> {
  return tx.rows<Delegation>(sql`select ${fields} from territory.delegation d
    where d.deputy_id = ${deputyId} and d.valid_to >= ${from} and d.valid_to >= d.valid_from order by d.valid_from, d.id`);
}

/**
 * Posts of others under which an account acts on a date. A deputy who no longer holds a post of their own at that agency
 * stands in for nobody.
 */
export function selectDelegatedPosts(tx: Tx, deputyId: string, date: IsoDate): Promise<Post[]> {
  return tx.rows<Post>(sql`select ${postFields} from territory.delegation d
      join territory.post p on p.id = d.post_id join territory.agency a on a.code = p.agency_code
    where d.deputy_id = ${deputyId} and d.valid_from <= ${date} and d.valid_to >= ${date} and ${heldOn(date)}
      and exists (select from territory.post own where own.account_id = d.deputy_id and own.agency_code = p.agency_code
        and own.valid_from <= ${date} and (own.valid_to is null or own.valid_to >= ${date}))
    order by d.valid_from, d.id`);
}

/** Who acts for these posts on a date: deputy's account by post. */
export async function selectDeputies(tx: Tx, postIds: readonly string[], date: IsoDate): Promise<Map<string, string>> {
  const rows = await tx.rows<{
    postId: string;
    deputyId: string;
  }>(sql`select d.post_id as "postId", d.deputy_id as "deputyId"
    from territory.delegation d where d.post_id = any (${postIds}) and d.valid_from <= ${date} and d.valid_to >= ${date}`);
  return new Map(rows.map((r) => [r.postId, r.deputyId]));
}

/** Sets the last day. Returns false when it is out of sight or already ends by then. */
export async function updateDelegationEnd(tx: Tx, id: string, lastDay: IsoDate): Promise<boolean> {
  const touched = await tx.run(
    sql`update territory.delegation set valid_to = ${lastDay} where id = ${id} and valid_to > ${lastDay}`,
  );
  return touched === 1;
}
