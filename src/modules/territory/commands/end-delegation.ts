import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { addDays, vietnamDate } from '#platform/time';
import { selectDelegation, updateDelegationEnd } from '../delegation-store.ts';
import type { Delegation } from '../domain/delegation.ts';
import { delegationEnded } from '../events.ts';
import { selectPost } from '../post-store.ts';

/**
 * Ends a delegation at once: the absent officer is back, the deputy gives it up, or a leader or administrator takes it
 * away. @throws Refusal when it is unknown, ended already, or none of these asks.
 */
export const endDelegation = command({
  name: 'territory.end-delegation',
  summary: 'Ends a delegation at once.',
  allow: officer(),
  input: Type.Object({ delegationId: Type.String({ format: 'uuid' }) }),
  emits: [delegationEnded],
  async run(ctx, { delegationId }): Promise<Delegation> {
    const found = await selectDelegation(ctx.tx, delegationId);
    const post = found === undefined ? undefined : await selectPost(ctx.tx, found.postId);
    if (found === undefined || post === undefined) refuse('not-found', 'territory.unknown-delegation');
    const { actor } = ctx;
    const concerned = actor.accountId === post.accountId || actor.accountId === found.deputyId;
    if (!concerned && !actor.roles.some((r) => r === 'leader' || r === 'administrator'))
      refuse('forbidden', 'territory.not-your-post');
    const today = vietnamDate(ctx.now);
    // One that has not begun ends before its first day and was never held.
    const lastDay = addDays(found.validFrom > today ? found.validFrom : today, -1);
    if (!(await updateDelegationEnd(ctx.tx, delegationId, lastDay)))
      refuse('conflict', 'territory.delegation-has-ended');
    ctx.concerns({ detail: { delegationId, postId: post.id, deputyId: found.deputyId } });
    ctx.emit(delegationEnded, { delegationId, postId: post.id, accountId: post.accountId, deputyId: found.deputyId });
    return { ...found, validTo: lastDay };
  },
});
