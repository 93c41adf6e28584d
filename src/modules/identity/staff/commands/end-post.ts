import Type from 'typebox';
import { command, officer } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { endPostCommand, findPost, postsOf } from '#territory';
import { endSessionsOf } from '../../end-sessions.ts';
import { demandReach } from '../administrator-reach.ts';

const system = { kind: 'system' } as const;

/**
 * Ends an officer's post: one administrator is enough to take power away. Posts are read at each request, so it counts at
 * once on every server; with the last post the sessions end too, in the same transaction.
 */
export const endStaffPost = command({
  name: 'identity.end-staff-post',
  summary: 'Ends an officer’s post at once, or after a last day; without a post left the sessions end.',
  allow: officer('administrator'),
  input: Type.Object({
    postId: Type.String({ format: 'uuid' }),
    lastDay: Type.Optional(Type.String({ format: 'date' })),
    reason: Type.String({ minLength: 5, maxLength: 500, pattern: '\\S' }),
  }),
  emits: ['territory.post-ended.v1'],
  async run(ctx, { reason, ...input }): Promise<{ sessionsEnded: number }> {
    const found = await findPost(ctx.tx, input.postId);
    if (found === undefined) return refuse('not-found', 'territory.unknown-post');
    await demandReach(ctx, { agencyCode: found.agencyCode, sees: 'own-agency' });
    await endPostCommand.run(ctx, input);
    ctx.concerns({ purpose: reason.trim(), detail: { changedAccountId: found.accountId } });
    const sessionsEnded = await inScope(ctx.tx, system, async () => {
      const left = await postsOf(ctx.tx, found.accountId, vietnamDate(ctx.now));
      return left.length > 0 ? 0 : endSessionsOf(ctx.tx, found.accountId);
    });
    return { sessionsEnded };
  },
});
