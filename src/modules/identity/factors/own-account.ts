import type { QueryContext } from '#platform/command';
import { inScope, type Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { type Account, findAccount } from '../account-store.ts';
import { factorsOf } from './factor-store.ts';

/**
 * Works on the asker's own account, as the system: what an account proves itself with is out of everybody's sight, and
 * "own" is the account of the session, which nobody chooses.
 */
export async function onOwnAccount<T>(ctx: QueryContext, work: (tx: Tx, account: Account) => Promise<T>): Promise<T> {
  const accountId = ctx.actor.accountId ?? refuse('unauthenticated', 'platform.sign-in-required');
  return inScope(ctx.tx, { kind: 'system' }, async () => {
    const account = (await findAccount(ctx.tx, accountId)) ?? refuse('not-found', 'identity.unknown-account');
    if (account.personId !== null) ctx.concerns({ personId: account.personId });
    return work(ctx.tx, account);
  });
}

/**
 * The first second factor may be set up with the password alone; every further change needs one that is there already.
 * Otherwise whoever stole a password would bring a key of their own.
 * @throws Refusal platform.stronger-sign-in-required.
 */
export async function demandKnownFactor(ctx: QueryContext, tx: Tx, accountId: string): Promise<void> {
  if ((ctx.actor.authenticationLevel ?? 0) >= 2 || (await factorsOf(tx, accountId)).length === 0) return;
  refuse('unauthenticated', 'platform.stronger-sign-in-required', { level: 2 });
}
