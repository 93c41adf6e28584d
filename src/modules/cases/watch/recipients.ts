import type { PostFinder } from '#territory';
import type { WarningLevel } from './warning-level.ts';
import type { UntoldWarning } from './warning-store.ts';

/**
 * Whom a warning goes to. At half and four fifths of the time whoever owns the case; a day before also the head, who can
 * still send the apology that is due then; late ones go to the head, long late ones also to the head above.
 */
export async function recipientsOf(
  finder: PostFinder,
  warning: UntoldWarning,
): Promise<{ owners: string[]; heads: string[] }> {
  const owners = await ownersOf(finder, warning);
  const heads = escalates(warning.level) || owners.length === 0 ? await finder.headsOf(warning.agencyCode) : [];
  const above = warning.level === 'long-late' ? await finder.headsAbove(warning.agencyCode) : [];
  return { owners, heads: [...new Set([...heads, ...above])].filter((post) => !owners.includes(post)) };
}

const escalates = (level: WarningLevel): boolean => level !== 'half' && level !== 'most';

/** Whoever owns the case now: the officer who took it, else everybody of the role that is to act. */
async function ownersOf(finder: PostFinder, { agencyCode, ownerRole, ownerPostId }: UntoldWarning): Promise<string[]> {
  const posts = await finder.postsAt(agencyCode);
  if (ownerPostId !== null && posts.some((p) => p.id === ownerPostId)) return [ownerPostId];
  return posts.filter((p) => p.role === ownerRole).map((p) => p.id);
}
