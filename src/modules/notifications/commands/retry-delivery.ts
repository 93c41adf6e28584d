import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { tryAgain } from '../fate-store.ts';

export const retryDelivery = command({
  name: 'notifications.retry-delivery',
  summary: 'Has a failed message tried again on its channel.',
  allow: officer('administrator'),
  input: Type.Object({ deliveryId: Type.String({ format: 'uuid' }) }),
  emits: [],
  async run(ctx, { deliveryId }) {
    const done = await tryAgain(ctx.tx, deliveryId, { newId: newId(ctx.now.getTime()), now: ctx.now });
    if (!done) refuse('conflict', 'notifications.not-failed');
    ctx.concerns({ detail: { deliveryId } });
  },
});
