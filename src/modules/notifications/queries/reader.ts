import type { Actor } from '#platform/command';
import type { Reader } from '../message-store.ts';

/** Whose messages the actor reads. */
export function readerOf(actor: Actor): Reader {
  return { personId: actor.personId, accountId: actor.accountId, postIds: actor.duties.map((d) => d.postId) };
}
