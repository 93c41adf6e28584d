import type { Actor } from '#platform/command';
import type { Tx } from '#platform/db';
import type { Account } from './account-store.ts';
import type { AuthenticationLevel } from './domain/authentication-level.ts';
import { postsHeldBy } from './posts.ts';

/** Who asks, from an account and how strongly its session was authenticated. `now` is the system's time: posts are held by date. */
export async function actorOf(
  tx: Tx,
  who: { account: Account; authenticationLevel: AuthenticationLevel },
  now: Date,
): Promise<Actor> {
  const { account, authenticationLevel } = who;
  const base = { accountId: account.id, authenticationLevel };
  const person = account.personId === null ? {} : { personId: account.personId };
  if (account.kind === 'citizen') {
    const level = account.level === null ? {} : { accountLevel: account.level };
    return { ...base, ...person, ...level, kind: 'citizen', duties: [], roles: [], agencies: [] };
  }
  // An officer's own person is left out: at the desk they act for the agency, not for themselves.
  return { ...base, kind: 'officer', ...(await postsHeldBy(tx, account.id, now)) };
}
