import type { Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import { selectAgenciesUnder, selectAgencyCodes } from '../agency-store.ts';
import type { Post } from '../domain/post.ts';
import { selectPost, selectPostsOf } from '../post-store.ts';

/** The posts an account holds on a date, oldest first; none at an agency that has ended. */
export function postsOf(tx: Tx, accountId: string, date: IsoDate): Promise<Post[]> {
  return selectPostsOf(tx, accountId, date);
}

/** The post, also one that has ended; undefined when it is unknown or out of the asker's sight. */
export function findPost(tx: Tx, id: string): Promise<Post | undefined> {
  return selectPost(tx, id);
}

/**
 * Codes of the agencies whose records a post may see on a date: its own, its own and those below, or all of the
 * province. Former agencies come with whoever took them over, so that their open and archived cases keep an owner.
 */
export function visibleAgencies(tx: Tx, post: Pick<Post, 'agencyCode' | 'sees'>, date: IsoDate): Promise<string[]> {
  if (post.sees === 'province') return selectAgencyCodes(tx, date);
  return selectAgenciesUnder(tx, { code: post.agencyCode, date, below: post.sees === 'agency-and-below' });
}
