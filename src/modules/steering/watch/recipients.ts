import type { PostFinder, PostRole } from '#territory';

const workingRoles: readonly PostRole[] = ['specialist', 'approver', 'leader'];

/** Ids of the posts that work at an agency's tasks, its heads among them; the heads above where there is nobody. */
export async function workersOf(finder: PostFinder, agencyCode: string): Promise<string[]> {
  const workers = (await finder.postsAt(agencyCode)).filter((p) => workingRoles.includes(p.role));
  return workers.length > 0 ? workers.map((p) => p.id) : finder.headsOf(agencyCode);
}
