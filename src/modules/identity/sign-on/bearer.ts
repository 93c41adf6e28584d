import type Provider from 'oidc-provider';
import type { Actor } from '#platform/command';
import { findAccount } from '../account-store.ts';
import { actorOf } from '../actor.ts';
import { findOpenClient } from '../client-store.ts';
import { levelNow, levelOfAcr } from '../domain/authentication-level.ts';
import { isUsable } from './sessions.ts';
import type { SignOnContext } from './sign-on-context.ts';

/** The scope that lets a client act for the account over the API. Knowing who somebody is does not include it. */
export const apiScope = 'api';

/**
 * Who calls the API with this access token; undefined when it is unknown, expired, revoked, its session or grant has
 * ended, its account is locked, or it was not issued for the API.
 */
export async function actorForBearer(
  context: SignOnContext,
  provider: Provider,
  token: string,
): Promise<Actor | undefined> {
  const found = await provider.AccessToken.find(token);
  if (found === undefined) return actorOfProgram(context, provider, token);
  // A token that is bound to a key (DPoP) is worth nothing without a proof of that key, and the API takes none.
  if (!found.scopes.has(apiScope) || found.grantId === undefined || found.isSenderConstrained()) return undefined;
  if ((await provider.Grant.find(found.grantId)) === undefined) return undefined;
  const level = levelOfAcr(found.extra?.['acr'] as string | undefined);
  if (level === undefined) return undefined;
  const at = new Date(Number(found.extra?.['auth_time'] ?? 0) * 1000);
  const { database, clock } = context.runtime;
  return database.read({ kind: 'system' }, async (tx) => {
    const account = await findAccount(tx, found.accountId);
    if (!isUsable(account, context.demo)) return undefined;
    const authenticationLevel = levelNow({ level, at, kind: account.kind }, context.clock.now());
    return actorOf(tx, { account, authenticationLevel }, clock.now());
  });
}

/** A secret that a program keeps is one factor: knowledge. */
const programLevel = 1;

/** The service account behind a program's own token; undefined as above, and when the program's access has ended. */
async function actorOfProgram(context: SignOnContext, provider: Provider, token: string): Promise<Actor | undefined> {
  const found = await provider.ClientCredentials.find(token);
  if (found?.clientId === undefined || !found.scopes.has(apiScope)) return undefined;
  const clientId = found.clientId;
  const { database, clock } = context.runtime;
  return database.read({ kind: 'system' }, async (tx) => {
    const client = await findOpenClient(tx, clientId);
    const account = client && (await findAccount(tx, client.accountId));
    return isUsable(account, context.demo)
      ? actorOf(tx, { account, authenticationLevel: programLevel }, clock.now())
      : undefined;
  });
}
