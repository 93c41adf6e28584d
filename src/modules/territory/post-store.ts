import { type Sql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Post } from './domain/post.ts';

export const postFields: Sql = sql`p.id, p.account_id as "accountId", p.agency_code as "agencyCode", p.role,
  jsonb_build_object('vi', p.title_vi, 'en', p.title_en) as title, p.sees, p.valid_from as "validFrom", p.valid_to as "validTo"`;

/** A post is held on a date while it is valid and its agency exists: nobody acts for an agency that has ended. */
export const heldOn = (
  date: IsoDate,
): Sql => sql`p.valid_from <= ${date} and (p.valid_to is null or p.valid_to >= ${date})
  and a.valid_from <= ${date} and (a.valid_to is null or a.valid_to >= ${date})`;

export function selectPostsOf(tx: Tx, accountId: string, date: IsoDate): Promise<Post[]> {
  return tx.rows<Post>(sql`select ${postFields} from territory.post p join territory.agency a on a.code = p.agency_code
    where p.account_id = ${accountId} and ${heldOn(date)} order by p.valid_from, p.id`);
}

export function selectPostsAt(tx: Tx, agencyCode: string, date: IsoDate): Promise<Post[]> {
  return tx.rows<Post>(sql`select ${postFields} from territory.post p join territory.agency a on a.code = p.agency_code
    where p.agency_code = ${agencyCode} and ${heldOn(date)} order by p.role, p.valid_from, p.id`);
}

/** The same from the published posts: also where the asker may not list that agency's posts. */
export function selectPublicPostsAt(
  tx: Tx,
  agencyCode: string,
  date: IsoDate,
): Promise<Pick<Post, 'id' | 'accountId' | 'role'>[]> {
  return tx.rows(sql`select p.post_id as id, p.account_id as "accountId", p.role from territory.pub_post p
    join territory.agency a on a.code = p.agency_code
    where p.agency_code = ${agencyCode} and ${heldOn(date)} order by p.role, p.valid_from, p.post_id`);
}

export function selectPost(tx: Tx, id: string): Promise<Post | undefined> {
  return tx.maybe<Post>(sql`select ${postFields} from territory.post p where p.id = ${id}`);
}

export function selectPosts(tx: Tx, ids: readonly string[]): Promise<Post[]> {
  return tx.rows<Post>(sql`select ${postFields} from territory.post p where p.id = any (${ids})`);
}

/** Makes appointments of one account take turns until the transaction ends. */
export async function lockPostsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`territory.post|${accountId}`}, 0))`);
}

export async function hasOverlappingPost(tx: Tx, post: Omit<Post, 'id'>): Promise<boolean> {
  const { found } = await tx.one<{ found: boolean }>(sql`select exists (select from territory.post p
    where p.account_id = ${post.accountId} and p.agency_code = ${post.agencyCode} and p.role = ${post.role}
      and (p.valid_to is null or p.valid_to >= ${post.validFrom})
      and (${post.validTo}::date is null or p.valid_from <= ${post.validTo}::date)) as found`);
  return found;
}

export async function insertPost(tx: Tx, post: Post): Promise<void> {
  await tx.run(sql`insert into territory.post
    (id, account_id, agency_code, role, title_vi, title_en, sees, valid_from, valid_to) values
    (${post.id}, ${post.accountId}, ${post.agencyCode}, ${post.role}, ${post.title.vi}, ${post.title.en}, ${post.sees},
     ${post.validFrom}, ${post.validTo})`);
}

/** Sets the last day. Returns false when the post is not within sight or already ends by then. */
export async function updatePostEnd(tx: Tx, id: string, lastDay: IsoDate): Promise<boolean> {
  const touched = await tx.run(
    sql`update territory.post set valid_to = ${lastDay} where id = ${id} and (valid_to is null or valid_to > ${lastDay})`,
  );
  return touched === 1;
}
