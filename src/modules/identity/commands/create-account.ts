import Type from 'typebox';
import { command, officer } from '#platform/command';
import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { type Account, insertAccount, insertPassword } from '../account-store.ts';
import { hashPassword, longestPassword, shortestPassword } from '../password.ts';

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

/** A user name begins with a letter, so that it is never mistaken for a personal number. */
const userName = /^[a-z][a-z0-9.-]{2,39}$/;

/**
 * An administrator makes an officer's account. What it may do comes with a post (`territory.appoint-post`); citizens'
 * accounts are not made here but by the police's act of issuing an e-ID account.
 */
export const createAccountCommand = command({
  name: 'identity.create-account',
  summary: 'Makes an account for an officer.',
  allow: officer('administrator'),
  input: Type.Object({
    loginName: Type.String({ maxLength: 40 }),
    displayName: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    password: Type.String({ maxLength: 2000 }),
  }),
  emits: ['identity.account-created.v1'],
  async run(ctx, input): Promise<{ accountId: string }> {
    const loginName = input.loginName.trim().toLowerCase();
    if (!userName.test(loginName)) refuseField('loginName', 'identity.login-name-shape');
    if ([...input.password].length < shortestPassword)
      refuseField('password', 'identity.password-too-short', { least: shortestPassword });
    if (input.password.length > longestPassword)
      refuseField('password', 'identity.password-too-long', { most: longestPassword });
    const displayName = input.displayName.trim();
    const account = await createAccount(
      ctx.tx,
      { kind: 'staff', personId: null, loginName, displayName, level: null },
      ctx.now,
    );
    await insertPassword(ctx.tx, account.id, await hashPassword(input.password), ctx.now);
    ctx.concerns({ detail: { createdAccountId: account.id } });
    ctx.emit('identity.account-created.v1', { accountId: account.id, kind: account.kind });
    return { accountId: account.id };
  },
});

function refuseField(field: string, key: string, params: Record<string, number> = {}): never {
  return refuse('invalid', key, params, [{ field, key, params }]);
}
