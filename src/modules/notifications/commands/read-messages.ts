import Type from 'typebox';
import { command, signedIn } from '#platform/command';
import { refuse } from '#platform/errors';
import { markRead, selectMessage } from '../message-store.ts';
import { type MessageView, withFates } from '../queries/my-messages.ts';
import { readerOf } from '../queries/reader.ts';

export const readMessage = command({
  name: 'notifications.read-message',
  summary: 'Opens one of my messages and notes that it was read.',
  allow: signedIn,
  input: Type.Object({ messageId: Type.String({ format: 'uuid' }) }),
  emits: [],
  async run(ctx, { messageId }): Promise<MessageView> {
    const reader = readerOf(ctx.actor);
    const found = await selectMessage(ctx.tx, reader, messageId);
    if (found === undefined) return refuse('not-found', 'notifications.message-unknown');
    await markRead(ctx.tx, reader, { id: messageId, now: ctx.now });
    const [message] = await withFates(ctx.tx, [{ ...found, readAt: found.readAt ?? ctx.now }]);
    return message ?? refuse('not-found', 'notifications.message-unknown');
  },
});

export const readAllMessages = command({
  name: 'notifications.read-all-messages',
  summary: 'Notes that all messages to me were read.',
  allow: signedIn,
  input: Type.Object({}),
  emits: [],
  run: (ctx) => markRead(ctx.tx, readerOf(ctx.actor), { id: undefined, now: ctx.now }),
});
