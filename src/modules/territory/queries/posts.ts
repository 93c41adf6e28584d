import type { Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import { selectAgencyCodes, selectReach } from '../agency-store.ts';
import { selectDelegatedPosts } from '../delegation-store.ts';
import type { Post } from '../domain/post.ts';
import { selectPost, selectPosts, selectPostsAt, selectPostsOf } from '../post-store.ts';

/** The posts an account holds on a date, oldest first; none at an agency that has ended. */
export function postsOf(tx: Tx, accountId: string, date: IsoDate): Promise<Post[]> {
  return selectPostsOf(tx, accountId, date);
}

/** The posts held at an agency on a date, by role. */
export function postsAt(tx: Tx, agencyCode: string, date: IsoDate): Promise<Post[]> {
  return selectPostsAt(tx, agencyCode, date);
}

/** The post, also one that has ended; undefined when it is unknown or out of the asker's sight. */
export function findPost(tx: Tx, id: string): Promise<Post | undefined> {
  return selectPost(tx, id);
}

/** The posts with these ids, also ended ones; unknown ones and those out of the asker's sight are left out. */
export function findPosts(tx: Tx, ids: readonly string[]): Promise<Post[]> {
  return selectPosts(tx, ids);
}

/** What a post may act for and what it may see, as codes of agencies. */
export interface Duty {
  post: Post;
  /** Its own agency and the former agencies whose work that took over. */
  actsFor: readonly string[];
  /** Its own agency, its own and those below, or all of the province: whose records it may see. */
  sees: readonly string[];
  /** The absent officer's account, when the post is theirs and this account stands in for them. */
  onBehalfOf?: string;
}

/**
 * The posts an account holds on a date, and after them those it stands in for, each with its reach, in at most five
 * statements however many posts there are.
 * Former agencies come with whoever took them over, so that their open and archived cases keep an owner.
 */
export async function dutiesOf(tx: Tx, accountId: string, date: IsoDate): Promise<Duty[]> {
  const [held, standsInFor] = await Promise.all([
    postsOf(tx, accountId, date),
    selectDelegatedPosts(tx, accountId, date),
  ]);
  // Who holds no post of their own any more stands in for nobody either.
  const posts = held.length === 0 ? [] : [...held, ...standsInFor];
  const own = await selectReach(tx, { codes: posts.map((p) => p.agencyCode), date, below: false });
  const leading = posts.filter((p) => p.sees === 'agency-and-below').map((p) => p.agencyCode);
  const below = leading.length === 0 ? undefined : await selectReach(tx, { codes: leading, date, below: true });
  const everything = posts.some((p) => p.sees === 'province') ? await selectAgencyCodes(tx, date) : [];
  return posts.map((post) => {
    const actsFor = own.get(post.agencyCode) ?? [];
    const sees =
      post.sees === 'province'
        ? everything
        : post.sees === 'own-agency'
          ? actsFor
          : (below?.get(post.agencyCode) ?? []);
    return { post, actsFor, sees, ...(post.accountId === accountId ? {} : { onBehalfOf: post.accountId }) };
  });
}

/** Codes of the agencies whose records a post of this kind may see on a date. */
export async function visibleAgencies(
  tx: Tx,
  post: Pick<Post, 'agencyCode' | 'sees'>,
  date: IsoDate,
): Promise<string[]> {
  if (post.sees === 'province') return selectAgencyCodes(tx, date);
  const reach = await selectReach(tx, { codes: [post.agencyCode], date, below: post.sees === 'agency-and-below' });
  return reach.get(post.agencyCode) ?? [];
}
