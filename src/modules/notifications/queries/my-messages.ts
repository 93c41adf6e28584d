import Type from 'typebox';
import { query, signedIn } from '#platform/command';
import type { Tx } from '#platform/db';
import { type DeliveryFate, selectFatesOf } from '../delivery-store.ts';
import { type NoticeText, writeNotice } from '../domain/notice.ts';
import { countUnread, type StoredMessage, selectMessages } from '../message-store.ts';
import { readerOf } from './reader.ts';

export interface MessageView {
  id: string;
  at: Date;
  caseId: string | null;
  readAt: Date | null;
  vi: NoticeText;
  en: NoticeText;
  /** What became of it outside the portal. */
  fates: DeliveryFate[];
}

const perPage = 20;

export const myMessages = query({
  name: 'notifications.my-messages',
  summary: 'The messages to me (or to the posts I hold), newest first, with what became of each outside the portal.',
  allow: signedIn,
  input: Type.Object({
    /** Messages older than this one. */
    before: Type.Optional(Type.String({ format: 'uuid' })),
  }),
  async run(ctx, { before }) {
    const reader = readerOf(ctx.actor);
    const found = await selectMessages(ctx.tx, reader, { before, most: perPage + 1 });
    return {
      messages: await withFates(ctx.tx, found.slice(0, perPage)),
      /** There are older ones. */
      more: found.length > perPage,
      unread: await countUnread(ctx.tx, reader),
    };
  },
});

export const unreadMessages = query({
  name: 'notifications.unread-messages',
  summary: 'How many messages to me are unread.',
  allow: signedIn,
  input: Type.Object({}),
  run: async (ctx) => ({ unread: await countUnread(ctx.tx, readerOf(ctx.actor)) }),
});

/** Messages as they are read, in both languages. */
export async function withFates(tx: Tx, messages: readonly StoredMessage[]): Promise<MessageView[]> {
  const fates = await selectFatesOf(
    tx,
    messages.map((m) => m.id),
  );
  return messages.map(({ template, params, ...message }) => ({
    ...message,
    vi: writeNotice('vi', template, params),
    en: writeNotice('en', template, params),
    fates: fates.filter((f) => f.messageId === message.id),
  }));
}
