import Type from 'typebox';
import { officer, query } from '#platform/command';
import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { type IsoDate, vietnamDate } from '#platform/time';
import { selectDelegationsOfPost, selectDelegationsTo, selectDeputies } from '../delegation-store.ts';
import type { Delegation } from '../domain/delegation.ts';
import type { Post } from '../domain/post.ts';
import { selectPost, selectPostsAt, selectPostsOf } from '../post-store.ts';

/** One post with the delegations of it that hold today or later, and the colleagues who could stand in. */
export interface PostAbsence {
  post: Post;
  delegations: Delegation[];
  /** Posts of others at the same agency today. */
  colleagues: Post[];
}

export interface MyAbsence {
  mine: PostAbsence[];
  /** Delegations given to me, with the post of whoever is away. */
  received: { delegation: Delegation; post: Post }[];
}

/** The own posts, who stands in for them and could, and for whom oneself stands in. */
export const myAbsence = query({
  name: 'territory.my-absence',
  summary: 'My posts with who stands in for me, and for whom I stand in.',
  allow: officer(),
  input: Type.Object({}),
  async run(ctx): Promise<MyAbsence> {
    const accountId = ctx.actor.accountId ?? '';
    const today = vietnamDate(ctx.now);
    const mine: PostAbsence[] = [];
    for (const post of await selectPostsOf(ctx.tx, accountId, today)) mine.push(await absenceOf(ctx.tx, post, today));
    const received: MyAbsence['received'] = [];
    for (const delegation of await selectDelegationsTo(ctx.tx, accountId, today)) {
      const post = await selectPost(ctx.tx, delegation.postId);
      if (post !== undefined) received.push({ delegation, post });
    }
    return { mine, received };
  },
});

/** The same for one post of somebody else: what a leader or administrator needs when an officer has fallen ill. */
export const postAbsence = query({
  name: 'territory.post-absence',
  summary: 'A post with who stands in for it and who could.',
  allow: officer('leader', 'administrator'),
  input: Type.Object({ postId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { postId }): Promise<PostAbsence> {
    const post = (await selectPost(ctx.tx, postId)) ?? refuse('not-found', 'territory.unknown-post');
    return absenceOf(ctx.tx, post, vietnamDate(ctx.now));
  },
});

async function absenceOf(tx: Tx, post: Post, today: IsoDate): Promise<PostAbsence> {
  const there = await selectPostsAt(tx, post.agencyCode, today);
  return {
    post,
    delegations: await selectDelegationsOfPost(tx, post.id, today),
    colleagues: there.filter((p) => p.accountId !== post.accountId),
  };
}

/** Who acts for these posts on a date because their officers are away: the deputy's account by post. */
export function deputiesOf(tx: Tx, postIds: readonly string[], date: IsoDate): Promise<Map<string, string>> {
  return selectDeputies(tx, postIds, date);
}
