import type { Interaction } from 'oidc-provider';
import * as client from 'openid-client';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { findPersonByNumber } from '#population';
import { type Account, findAccountByLogin } from '../account-store.ts';
import { createAccount } from '../commands/create-account.ts';
import type { AuthenticationLevel } from '../domain/authentication-level.ts';
import { findLinkedAccount, linkAccount } from '../linked-account-store.ts';
import { isUsable } from './sessions.ts';
import { outsideCallbackPath, type SignOnContext } from './sign-on-context.ts';

/** The issuer that we also stand behind, as the configuration names it (DA06_VNEID_*). */
export interface OutsideIssuer {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** Signing in at VNeID instead of here: we are an ordinary OpenID client there. */
export interface OutsideSignIn {
  /** Where to send the browser; what must be remembered lies with the sign-in page's record. */
  depart(interaction: Interaction, needed: number): Promise<string>;
  /**
   * Takes the issuer's answer. @throws Refusal identity.outside-failed (also when the issuer is away),
   * identity.sign-in-cancelled, identity.outside-unknown (nobody here bears the number) or identity.account-locked.
   */
  arrive(interaction: Interaction, path: string): Promise<{ account: Account; level: AuthenticationLevel }>;
}

interface Departure {
  state: string;
  nonce: string;
  verifier: string;
}

interface Vouched {
  sub: string;
  personal_number?: unknown;
  account_level?: unknown;
  acr?: string;
}

/** How VNeID names the levels of Decree 69/2024/NĐ-CP in `acr`. */
const theirLevels: Record<string, AuthenticationLevel> = {
  'urn:vneid:authn:1': 1,
  'urn:vneid:authn:2': 2,
  'urn:vneid:authn:3': 3,
  'urn:vneid:authn:4': 4,
};
const theirNameOf = (level: number) =>
  Object.entries(theirLevels).find(([, value]) => value === Math.max(1, level))?.[0] ?? 'urn:vneid:authn:4';

export function createOutsideSignIn(context: SignOnContext, outside: OutsideIssuer): OutsideSignIn {
  const redirectUri = `${context.publicUrl}${outsideCallbackPath}`;
  let known: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> => {
    known ??= discover(outside).catch((error: unknown) => {
      known = undefined; // it was away: the next sign-in tries again
      context.runtime.log.warn({ err: error }, 'the outside issuer does not answer');
      return refuse('unavailable', 'identity.outside-away');
    });
    return known;
  };

  return {
    async depart(interaction, needed) {
      const verifier = client.randomPKCECodeVerifier();
      // The page's identifier travels in the state, so that one callback address serves every sign-in.
      const departure: Departure = {
        state: `${interaction.uid}.${client.randomState()}`,
        nonce: client.randomNonce(),
        verifier,
      };
      const location = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid personal_number',
        state: departure.state,
        nonce: departure.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        acr_values: theirNameOf(needed),
      });
      (interaction as { result?: unknown }).result = { outside: departure };
      await interaction.persist();
      return location.href;
    },

    async arrive(interaction, path) {
      const departure = (interaction.result as { outside?: Departure } | undefined)?.outside;
      if (departure === undefined) return refuse('invalid', 'identity.sign-in-expired');
      const url = new URL(`${redirectUri}${new URL(path, context.publicUrl).search}`);
      const claims = await redeem(context, { configuration: await configuration(), url, departure });
      const level = theirLevels[claims.acr ?? ''];
      if (level === undefined) return refuse('invalid', 'identity.outside-failed');
      const account = await accountOf(context, outside.issuer, claims);
      if (account.state !== 'active') refuse('forbidden', 'identity.account-locked');
      if (!isUsable(account, context.demo)) refuse('not-found', 'identity.outside-unknown');
      return { account, level };
    },
  };
}

async function redeem(
  context: SignOnContext,
  what: { configuration: client.Configuration; url: URL; departure: Departure },
): Promise<Vouched> {
  const { configuration, url, departure } = what;
  try {
    const answer = await client.authorizationCodeGrant(configuration, url, {
      pkceCodeVerifier: departure.verifier,
      expectedState: departure.state,
      expectedNonce: departure.nonce,
      idTokenExpected: true,
    });
    const claims = answer.claims();
    if (claims === undefined) throw new Error('no ID token');
    return claims as unknown as Vouched;
  } catch (error) {
    const cancelled = error instanceof client.AuthorizationResponseError && error.error === 'access_denied';
    if (!cancelled) context.runtime.log.warn({ err: error }, 'the answer of the outside issuer was refused');
    return refuse('invalid', cancelled ? 'identity.sign-in-cancelled' : 'identity.outside-failed');
  }
}

/**
 * Whose account it is. The first time it is found by the personal number, and made when the person is in the registry and
 * has none; from then on by the issuer's own name for them. A number that changed under the same name is refused.
 */
async function accountOf(context: SignOnContext, issuer: string, vouched: Vouched): Promise<Account> {
  const number = typeof vouched.personal_number === 'string' ? vouched.personal_number : '';
  const now = context.clock.now();
  return context.runtime.database.transaction({ kind: 'system' }, async (tx) => {
    const linked = await findLinkedAccount(tx, { issuer, subject: vouched.sub }, now);
    if (linked !== undefined)
      return linked.loginName === number ? linked : refuse('invalid', 'identity.outside-failed');
    const person = (await findPersonByNumber(tx, number)) ?? refuse('not-found', 'identity.outside-unknown');
    const level = vouched.account_level === 2 ? 2 : 1;
    const account =
      (await findAccountByLogin(tx, number)) ??
      (await createAccount(
        tx,
        { id: newId(), kind: 'citizen', personId: person.id, loginName: number, displayName: person.fullName, level },
        now,
      ));
    if (account.personId !== person.id) return refuse('invalid', 'identity.outside-failed');
    await linkAccount(tx, { issuer, subject: vouched.sub, accountId: account.id }, now);
    return account;
  });
}

function discover(outside: OutsideIssuer): Promise<client.Configuration> {
  const insecure = new URL(outside.issuer).hostname === '127.0.0.1' ? [client.allowInsecureRequests] : [];
  return client.discovery(
    new URL(outside.issuer),
    outside.clientId,
    {},
    client.ClientSecretBasic(outside.clientSecret),
    { execute: [...insecure, client.enableNonRepudiationChecks], timeout: 10 },
  );
}
