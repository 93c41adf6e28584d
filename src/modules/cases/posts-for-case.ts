import type { QueryContext } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { findPost, type Post, postsAt, takerOf } from '#territory';
import type { CaseRow } from './case-store.ts';

/** Refuses a post that is not, today, a specialist's at the agency that has the case. */
export async function refuseForeignPost(
  ctx: QueryContext,
  { found, postId }: { found: Pick<CaseRow, 'agencyCode'>; postId: string },
): Promise<Post> {
  const today = vietnamDate(ctx.now);
  const post = await findPost(ctx.tx, postId);
  const holds =
    post?.role === 'specialist' && post.validFrom <= today && (post.validTo === null || post.validTo >= today);
  const atAgency =
    post?.agencyCode === found.agencyCode || post?.agencyCode === (await takerOf(ctx.tx, found.agencyCode, today));
  if (post === undefined || !holds || !atAgency) refuse('invalid', 'cases.post-not-there');
  return post;
}

/** The specialists' posts of today at the agency that has the case. */
export async function specialistsFor(ctx: QueryContext, agencyCode: string): Promise<Post[]> {
  const today = vietnamDate(ctx.now);
  const posts = await postsAt(ctx.tx, await takerOf(ctx.tx, agencyCode, today), today);
  return posts.filter((p) => p.role === 'specialist');
}
