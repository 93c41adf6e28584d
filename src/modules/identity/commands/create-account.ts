import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { type Account, insertAccount } from '../account-store.ts';

/**
 * Makes an account; also the door for bulk and demonstration data (as owner or system).
 * @throws Refusal identity.login-name-taken when the login name or the citizen's person already has one.
 */
export async function createAccount(
  tx: Tx,
  wanted: Omit<Account, 'id' | 'state' | 'demo'> & { id?: string; demo?: boolean },
  now: Date,
): Promise<Account> {
  const account: Account = { id: newId(now.getTime()), demo: false, ...wanted, state: 'active' };
  if (!(await insertAccount(tx, account, now))) {
    refuse('conflict', 'identity.login-name-taken', {}, [{ field: 'loginName', key: 'identity.login-name-taken' }]);
  }
  return account;
}
