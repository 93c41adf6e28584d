import type { Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import { findAgency, type Post, postsAt, takerOf } from '#territory';

/** Finds whom to tell, each agency asked for once in a round. Must run as the system: officers see few posts. */
export interface PostFinder {
  /** Heads of an agency: its leaders, else those who approve there, else the heads of the agency above it. */
  headsOf(agencyCode: string): Promise<string[]>;
  /** Those who work at an agency's tasks and its heads. */
  workersOf(agencyCode: string): Promise<string[]>;
}

export function makePostFinder(tx: Tx, today: IsoDate): PostFinder {
  const known = new Map<string, Promise<{ posts: Post[]; parentCode: string | null }>>();
  const at = (code: string) => {
    const found =
      known.get(code) ??
      (async () => {
        const taker = await takerOf(tx, code, today);
        const [agency, posts] = [await findAgency(tx, taker), await postsAt(tx, taker, today)];
        return { posts, parentCode: agency?.parentCode ?? null };
      })();
    known.set(code, found);
    return found;
  };
  const ids = (posts: readonly Post[]) => posts.map((p) => p.id);
  const headsOf = async (code: string): Promise<string[]> => {
    const { posts, parentCode } = await at(code);
    const leaders = posts.filter((p) => p.role === 'leader');
    const heads = leaders.length > 0 ? leaders : posts.filter((p) => p.role === 'approver');
    return heads.length > 0 || parentCode === null ? ids(heads) : headsOf(parentCode);
  };
  return {
    headsOf,
    async workersOf(code) {
      const { posts } = await at(code);
      const workers = posts.filter((p) => ['specialist', 'approver', 'leader'].includes(p.role));
      return workers.length > 0 ? ids(workers) : headsOf(code);
    },
  };
}
