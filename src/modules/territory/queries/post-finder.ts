import type { Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import { selectTaker } from '../agency-store.ts';
import type { Post } from '../domain/post.ts';
import { selectPublicPostsAt } from '../post-store.ts';
import { findAgency } from './agencies.ts';

/** A post as everybody may know of it: who holds it and in what role. */
export type PublicPost = Pick<Post, 'id' | 'accountId' | 'role'>;

/** Finds whom to tell of an agency's work, each agency asked for once. The agency that took over stands for a former one. */
export interface PostFinder {
  /** The posts held there, by role. */
  postsAt(agencyCode: string): Promise<readonly PublicPost[]>;
  /** Ids of the heads' posts: the leaders, else those who approve there, else the heads of the agency above. */
  headsOf(agencyCode: string): Promise<string[]>;
  /** Ids of the posts of the heads one level above those. */
  headsAbove(agencyCode: string): Promise<string[]>;
}

/**
 * Makes a finder of posts of a day. It asks the published posts: an officer may tell people of agencies whose posts that
 * officer could not list.
 */
export function makePostFinder(tx: Tx, today: IsoDate): PostFinder {
  const known = new Map<string, Promise<{ posts: PublicPost[]; parentCode: string | null }>>();
  const read = async (code: string) => {
    const taker = await selectTaker(tx, code, today);
    const posts = await selectPublicPostsAt(tx, taker, today);
    return { posts, parentCode: (await findAgency(tx, taker))?.parentCode ?? null };
  };
  const at = (code: string) => {
    const found = known.get(code) ?? read(code);
    known.set(code, found);
    return found;
  };
  const head = async (code: string): Promise<{ ids: string[]; parentCode: string | null }> => {
    const { posts, parentCode } = await at(code);
    const leaders = posts.filter((p) => p.role === 'leader');
    const heads = leaders.length > 0 ? leaders : posts.filter((p) => p.role === 'approver');
    return heads.length > 0 || parentCode === null ? { ids: heads.map((p) => p.id), parentCode } : head(parentCode);
  };
  const headsOf = async (code: string) => (await head(code)).ids;
  return {
    postsAt: async (code) => (await at(code)).posts,
    headsOf,
    async headsAbove(code) {
      const { parentCode } = await head(code);
      return parentCode === null ? [] : headsOf(parentCode);
    },
  };
}
