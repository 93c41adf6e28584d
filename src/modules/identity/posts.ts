import type { Duty } from '#platform/command';
import type { Tx } from '#platform/db';
import { vietnamDate } from '#platform/time';
import { dutiesOf } from '#territory';

/** What an officer may do today. All empty when no post is held on the day: signed in, and may do nothing. */
export interface HeldPosts {
  duties: Duty[];
  roles: string[];
  /** Every agency whose records one of the posts may see. */
  agencies: string[];
}

/** The posts an account holds on the day of `now`, put together. Asked anew at each request, so that an ended post counts no longer. */
export async function postsHeldBy(tx: Tx, accountId: string, now: Date): Promise<HeldPosts> {
  const held = await dutiesOf(tx, accountId, vietnamDate(now));
  return {
    duties: held.map(({ post, actsFor, onBehalfOf }) => ({
      postId: post.id,
      role: post.role,
      agency: post.agencyCode,
      actsFor,
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    })),
    roles: [...new Set(held.map(({ post }) => post.role))],
    agencies: [...new Set(held.flatMap(({ sees }) => sees))],
  };
}
