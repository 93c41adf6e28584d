import type { Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import { type Agency, findAgency, type Post, postsAt, takerOf } from '#territory';
import type { WarningLevel } from './warning-level.ts';
import type { UntoldWarning } from './warning-store.ts';

/** Finds posts by agency, each agency asked for once in a round. */
export interface PostFinder {
  /** Whoever owns the case now: the officer who took it, else everybody of the role that is to act. */
  ownersOf(warning: UntoldWarning): Promise<string[]>;
  /** Heads of the agency: its leaders, else those who approve there, else the heads of the agency above. */
  headsOf(agencyCode: string): Promise<string[]>;
  /** The heads one level above those. */
  headsAbove(agencyCode: string): Promise<string[]>;
}

interface Head {
  posts: string[];
  parentCode: string | null;
}

export function makePostFinder(tx: Tx, today: IsoDate): PostFinder {
  const agencies = new Map<string, Promise<{ agency: Agency | undefined; posts: Post[] }>>();
  const at = (code: string) => {
    const before = agencies.get(code);
    if (before !== undefined) return before;
    const found = (async () => {
      const taker = await takerOf(tx, code, today);
      return { agency: await findAgency(tx, taker), posts: await postsAt(tx, taker, today) };
    })();
    agencies.set(code, found);
    return found;
  };
  const head = async (code: string): Promise<Head> => {
    const { agency, posts } = await at(code);
    const lead = posts.filter((p) => p.role === 'leader');
    const heads = lead.length > 0 ? lead : posts.filter((p) => p.role === 'approver');
    const parentCode = agency?.parentCode ?? null;
    if (heads.length > 0 || parentCode === null) return { posts: heads.map((p) => p.id), parentCode };
    return head(parentCode);
  };
  return {
    async ownersOf({ agencyCode, ownerRole, ownerPostId }) {
      const { posts } = await at(agencyCode);
      if (ownerPostId !== null && posts.some((p) => p.id === ownerPostId)) return [ownerPostId];
      return posts.filter((p) => p.role === ownerRole).map((p) => p.id);
    },
    headsOf: async (code) => (await head(code)).posts,
    async headsAbove(code) {
      const { parentCode } = await head(code);
      return parentCode === null ? [] : (await head(parentCode)).posts;
    },
  };
}

/**
 * Whom a warning goes to. At half and four fifths of the time whoever owns the case; a day before also the head, who can
 * still send the apology that is due then; late ones go to the head, long late ones also to the head above.
 */
export async function recipientsOf(
  finder: PostFinder,
  warning: UntoldWarning,
): Promise<{ owners: string[]; heads: string[] }> {
  const owners = await finder.ownersOf(warning);
  const heads = escalates(warning.level) || owners.length === 0 ? await finder.headsOf(warning.agencyCode) : [];
  const above = warning.level === 'long-late' ? await finder.headsAbove(warning.agencyCode) : [];
  return { owners, heads: [...new Set([...heads, ...above])].filter((post) => !owners.includes(post)) };
}

const escalates = (level: WarningLevel): boolean => level !== 'half' && level !== 'most';
