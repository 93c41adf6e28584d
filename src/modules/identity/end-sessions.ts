import type { Tx } from '#platform/db';
import { deleteOtherSessions, deleteSessionsOf } from './session-store.ts';
import { deleteProviderSessionsOf } from './sign-on/payload-store.ts';

/**
 * Ends what is open under an account: the portal's sessions, and the provider's, which would open new ones without a
 * password. With `except` (the token of one session) that one stays. Run as the system.
 */
export async function endSessionsOf(tx: Tx, accountId: string, except?: string): Promise<number> {
  await deleteProviderSessionsOf(tx, accountId);
  return except === undefined ? deleteSessionsOf(tx, accountId) : deleteOtherSessions(tx, accountId, except);
}
