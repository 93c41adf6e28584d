import Type from 'typebox';
import { command, officer } from '#platform/command';
import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { addDays, type IsoDate, vietnamDate } from '#platform/time';
import { checkedDate, DateInput } from '../date-input.ts';
import type { Post } from '../domain/post.ts';
import { selectPost, updatePostEnd } from '../post-store.ts';

/**
 * Sets the last day of a post; its history stays. Door for bulk and demonstration data; officers come by the command.
 * @throws Refusal when the post is unknown or out of sight, or already ends by that day.
 */
export async function endPost(tx: Tx, postId: string, lastDay: IsoDate): Promise<Post> {
  const post = await selectPost(tx, postId);
  if (post === undefined) refuse('not-found', 'territory.unknown-post');
  if (lastDay < addDays(post.validFrom, -1)) refuse('invalid', 'territory.ends-before-start');
  if (!(await updatePostEnd(tx, postId, lastDay))) refuse('conflict', 'territory.post-already-ends');
  return { ...post, validTo: lastDay };
}

/** An administrator ends a post. Without a last day it ends at once; it never ends further back than yesterday. */
export const endPostCommand = command({
  name: 'territory.end-post',
  summary: 'Ends a post at once, or after a last day to come.',
  allow: officer('administrator'),
  // Run by `identity.end-staff-post`, which ends the sessions too.
  pagesOnly: true,
  input: Type.Object({ postId: Type.String({ format: 'uuid' }), lastDay: Type.Optional(DateInput) }),
  emits: ['territory.post-ended.v1'],
  async run(ctx, { postId, lastDay }): Promise<Post> {
    const yesterday = addDays(vietnamDate(ctx.now), -1);
    const last = lastDay === undefined ? yesterday : checkedDate(lastDay, 'lastDay');
    if (last < yesterday)
      refuse('invalid', 'territory.ended-in-the-past', {}, [{ field: 'lastDay', key: 'territory.ended-in-the-past' }]);
    const before = await selectPost(ctx.tx, postId);
    if (before?.accountId === ctx.actor.accountId) refuse('forbidden', 'territory.own-post');
    const post = await endPost(ctx.tx, postId, last);
    ctx.concerns({ detail: { postId, agencyCode: post.agencyCode, lastDay: last } });
    ctx.emit('territory.post-ended.v1', { postId, accountId: post.accountId, lastDay: last });
    return post;
  },
});
