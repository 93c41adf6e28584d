import type Provider from 'oidc-provider';
import type { Actor } from '#platform/command';
import { findAccount } from '../account-store.ts';
import { actorOf } from '../actor.ts';
import { findOpenClient } from '../client-store.ts';
import { levelOfAcr } from '../domain/authentication-level.ts';
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
  if (!found.scopes.has(apiScope) || found.grantId === undefined) return undefined;
  if ((await provider.Grant.find(found.grantId)) === undefined) return undefined;
  const authenticationLevel = levelOfAcr(found.extra?.['acr'] as string | undefined);
  if (authenticationLevel === undefined) return undefined;
  const { database, clock } = context.runtime;
  return database.read({ kind: 'system' }, async (tx) => {
    const account = await findAccount(tx, found.accountId);
    return isUsable(account, context.demo) ? actorOf(tx, { account, authenticationLevel }, clock.now()) : undefined;
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
