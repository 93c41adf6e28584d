import type { Actor } from '#platform/command';
import type { WebSession } from '../session-store.ts';

/** Who sent a request, and their session if they are signed in. */
export interface Asker {
  actor: Actor;
  session: WebSession | undefined;
}
