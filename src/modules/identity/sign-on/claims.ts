import type { AccountClaims } from 'oidc-provider';
import type { Account } from '../account-store.ts';
import { postsHeldBy } from '../posts.ts';
import type { SignOnContext } from './sign-on-context.ts';

/** What the provider says of an account, to clients that may know it. */
export async function claimsOf(context: SignOnContext, account: Account): Promise<AccountClaims> {
  const base = { sub: account.id, name: account.displayName, kind: account.kind };
  if (account.kind === 'citizen') return { ...base, account_level: account.level, roles: [] };
  const { database, clock } = context.runtime;
  const held = await database.read({ kind: 'system' }, (tx) => postsHeldBy(tx, account.id, clock.now()));
  return { ...base, roles: held.roles };
}
