import type { Tx } from '#platform/db';
import { vietnamDate } from '#platform/time';
import { type PostRole, postsOf, visibleAgencies } from '#territory';

/** What an officer may do today. All empty when no post is held on the day: signed in, and may do nothing. */
export interface HeldPosts {
  postId?: string;
  /** Agency of the first post held. */
  agency?: string;
  roles: PostRole[];
  /** Every agency whose records one of the posts may see. */
  agencies: string[];
}

/** The posts an account holds on the day of `now`, put together. Asked anew at each request, so that an ended post counts no longer. */
export async function postsHeldBy(tx: Tx, accountId: string, now: Date): Promise<HeldPosts> {
  const today = vietnamDate(now);
  const posts = await postsOf(tx, accountId, today);
  const agencies = new Set<string>();
  for (const post of posts) for (const code of await visibleAgencies(tx, post, today)) agencies.add(code);
  const [first] = posts;
  return {
    ...(first === undefined ? {} : { postId: first.id, agency: first.agencyCode }),
    roles: [...new Set(posts.map((post) => post.role))],
    agencies: [...agencies],
  };
}
