import { findAccount } from '#identity';
import type { Runtime } from '#platform/command';
import type { Tx } from '#platform/db';
import { contactsOf } from '#population';
import { findPost } from '#territory';
import type { SendingGround } from '../channels/configured-channels.ts';
import { insertDeliveries, type PlannedDelivery } from '../delivery-store.ts';
import { chooseChannels, usualWishes } from '../domain/choose-channels.ts';
import type { Contact } from '../domain/notice.ts';
import { quietUntil } from '../domain/quiet-hours.ts';
import { worthSendingMs } from '../domain/retry.ts';
import { lockUnplanned, markPlanned, type UnplannedMessage } from '../message-store.ts';
import { selectPreferences } from '../preference-store.ts';

const atOnce = 200;

/**
 * Decides for new messages by which outside channels they go: the person's wishes, the addresses that are known, the
 * channels that this installation has. As the system, since whoever acts may see neither. @returns how many were planned.
 */
export async function planMessages(runtime: Runtime, ground: SendingGround): Promise<number> {
  let planned = 0;
  for (;;) {
    const now = runtime.clock.now();
    const count = await runtime.database.transaction({ kind: 'system' }, async (tx) => {
      const messages = await Promise.all((await lockUnplanned(tx, atOnce)).map((m) => withRecipient(tx, m)));
      const people = await peopleOf(tx, messages);
      const planned = messages.flatMap((message) =>
        planOne({ message, person: people(message.personId), ground, now }),
      );
      await insertDeliveries(tx, planned, now);
      await markPlanned(tx, messages, now);
      return messages.length;
    });
    planned += count;
    if (count < atOnce) return planned;
  }
}

/** A post gets its agency, so that its officers see the message; a citizen's account its person. */
async function withRecipient(tx: Tx, message: UnplannedMessage): Promise<UnplannedMessage> {
  const { postId, accountId } = message;
  if (postId !== null) return { ...message, agencyCode: (await findPost(tx, postId))?.agencyCode ?? null };
  if (accountId === null) return message;
  const account = await findAccount(tx, accountId);
  return account?.kind === 'citizen' ? { ...message, personId: account.personId } : message;
}

interface Person {
  contact: Contact;
  wishes: typeof usualWishes;
  language: 'vi' | 'en';
}

async function peopleOf(tx: Tx, messages: readonly UnplannedMessage[]) {
  const ids = [...new Set(messages.flatMap((m) => (m.personId === null ? [] : [m.personId])))];
  const wishes = new Map((await selectPreferences(tx, ids)).map((p) => [p.personId, p]));
  const contacts = new Map((await contactsOf(tx, ids)).map((c) => [c.id, c]));
  return (id: string | null): Person => {
    const known = id === null ? undefined : contacts.get(id);
    const wished = id === null ? undefined : wishes.get(id);
    return {
      contact: { ...(known?.email ? { email: known.email } : {}), ...(known?.phone ? { phone: known.phone } : {}) },
      wishes: wished ?? usualWishes,
      language: wished?.language ?? 'vi',
    };
  };
}

interface Plan {
  message: UnplannedMessage;
  person: Person;
  ground: SendingGround;
  now: Date;
}

function planOne({ message, person, ground, now }: Plan): PlannedDelivery[] {
  const { contact } = message;
  const open = ground.channels.map((c) => c.name);
  const wishes = message.personId === null ? usualWishes : person.wishes;
  return chooseChannels(wishes, { ...person.contact, ...contact }, open).map(({ channel, address }) => ({
    messageId: message.id,
    channel,
    address,
    language: contact?.language ?? person.language,
    urgent: message.urgent,
    eventAt: message.at,
    heldUntil: channel === 'email' || message.urgent ? undefined : quietUntil(now, ground.quietHours),
    expiresAt: new Date(message.at.getTime() + worthSendingMs),
  }));
}
