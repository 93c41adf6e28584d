import { unreadMessages } from '#notifications';
import type { Actor } from '#platform/command';

/** Unread messages of whoever is signed in, for the head of the page. A visitor has none, and costs no question. */
export async function unreadOf(view: {
  actor: Actor;
  ask(query: typeof unreadMessages, input: Record<string, never>): Promise<{ unread: number }>;
}): Promise<number> {
  const { kind } = view.actor;
  if (kind !== 'citizen' && kind !== 'officer') return 0;
  return (await view.ask(unreadMessages, {})).unread;
}
