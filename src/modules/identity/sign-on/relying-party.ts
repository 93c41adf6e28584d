import * as client from 'openid-client';
import { refuse } from '#platform/errors';
import { type AuthenticationLevel, acrOf, levelOfAcr } from '../domain/authentication-level.ts';
import { idleMs } from '../domain/session-limits.ts';
import { cookieLine, cookieName, readCookies, sign, unsign } from './cookies.ts';
import { callbackPath, issuerOf, type SignOnContext, webClientId } from './sign-on-context.ts';

/** What the portal remembers in the browser between leaving for the provider and coming back; signed, one per attempt. */
interface Departure {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
  level: AuthenticationLevel;
  /** Milliseconds since 1970. */
  at: number;
}

/** What the provider vouches for. */
export interface Arrival {
  accountId: string;
  authenticationLevel: AuthenticationLevel;
  authenticatedAt: Date;
  returnTo: string;
  /** Removes the departure's cookie. */
  cookie: string;
}

/** As long as the provider keeps the sign-in page open (seconds). */
const departureAge = 3600;

const departurePrefix = (publicUrl: string) => cookieName('da06_departure_', publicUrl);
const departureName = (publicUrl: string, state: string) => `${departurePrefix(publicUrl)}${state.slice(0, 12)}`;

/** The portal as an ordinary OpenID client; pointed at another issuer it would sign people in there. */
export interface RelyingParty {
  /** Where to send the browser, and the cookie that must go with it. */
  depart(wish: { returnTo: string; level: AuthenticationLevel }): Promise<{ location: string; cookie: string }>;
  /**
   * Takes the provider's answer. `path` is path and query as requested.
   * @throws Refusal identity.sign-in-expired or identity.sign-in-failed; nobody is signed in then.
   */
  arrive(path: string, cookieHeader: string | undefined): Promise<Arrival>;
  /** Where the browser's latest departure wanted to go, so that starting again after a fault leads there too. */
  pendingReturn(cookieHeader: string | undefined): string | undefined;
}

/** @param selfUrl address at which this very server answers, when it cannot reach itself at its public one. */
export function createRelyingParty(context: SignOnContext, selfUrl?: string): RelyingParty {
  const { publicUrl, secrets, clock } = context;
  const redirectUri = `${publicUrl}${callbackPath}`;
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> => {
    discovered ??= discover(context, selfUrl).catch((error: unknown) => {
      discovered = undefined; // the next sign-in tries again
      throw error;
    });
    return discovered;
  };

  return {
    async depart({ returnTo, level }) {
      const verifier = client.randomPKCECodeVerifier();
      const departure: Departure = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier,
        returnTo,
        level,
        at: clock.now().getTime(),
      };
      const location = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: departure.state,
        nonce: departure.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        acr_values: acrOf(level),
        // A portal session left alone has ended; the provider's memory of the same sign-in must not bring it back.
        max_age: String(idleMs / 1000),
      });
      const value = sign(JSON.stringify(departure), secrets.cookieKeys);
      const cookie = cookieLine(publicUrl, departureName(publicUrl, departure.state), value, departureAge);
      return { location: location.href, cookie };
    },

    async arrive(path, cookieHeader) {
      const url = new URL(path, publicUrl);
      const state = url.searchParams.get('state') ?? '';
      const name = departureName(publicUrl, state);
      const departure = readDeparture(readCookies(cookieHeader)[name], secrets.cookieKeys);
      const expired = departure === undefined || clock.now().getTime() - departure.at > departureAge * 1000;
      if (expired || departure.state !== state) refuse('invalid', 'identity.sign-in-expired');
      const claims = await redeem(context, { configuration: await configuration(), url, departure });
      const level = levelOfAcr(claims.acr);
      // The provider enforces the level; the portal does not take its word for more than the token says.
      if (level === undefined || level < departure.level) refuse('forbidden', 'identity.level-not-reached');
      return {
        accountId: claims.sub,
        authenticationLevel: level,
        authenticatedAt: new Date((claims.auth_time ?? claims.iat) * 1000),
        returnTo: departure.returnTo,
        cookie: cookieLine(publicUrl, name, '', 0),
      };
    },

    pendingReturn(cookieHeader) {
      const departures = Object.entries(readCookies(cookieHeader))
        .filter(([name]) => name.startsWith(departurePrefix(publicUrl)))
        .map(([, value]) => readDeparture(value, secrets.cookieKeys))
        .filter((departure) => departure !== undefined);
      return departures.sort((a, b) => b.at - a.at)[0]?.returnTo;
    },
  };
}

function readDeparture(value: string | undefined, keys: readonly string[]): Departure | undefined {
  const text = value === undefined ? undefined : unsign(value, keys);
  return text === undefined ? undefined : (JSON.parse(text) as Departure);
}

async function redeem(
  context: SignOnContext,
  what: { configuration: client.Configuration; url: URL; departure: Departure },
): Promise<client.IDToken & { acr?: string }> {
  const { configuration, url, departure } = what;
  try {
    const answer = await client.authorizationCodeGrant(configuration, url, {
      pkceCodeVerifier: departure.verifier,
      expectedState: departure.state,
      expectedNonce: departure.nonce,
      idTokenExpected: true,
      maxAge: idleMs / 1000,
    });
    const claims = answer.claims();
    if (claims === undefined) throw new Error('the provider sent no ID token');
    return claims as client.IDToken & { acr?: string };
  } catch (error) {
    const cancelled = error instanceof client.AuthorizationResponseError && error.error === 'access_denied';
    if (!cancelled) context.runtime.log.warn({ err: error }, 'sign-in answer refused');
    return refuse('invalid', cancelled ? 'identity.sign-in-cancelled' : 'identity.sign-in-failed');
  }
}

/** Reads the provider's own description over HTTP, as any client would. */
async function discover(context: SignOnContext, selfUrl: string | undefined): Promise<client.Configuration> {
  const { publicUrl, secrets } = context;
  const here: client.CustomFetch = (url, options) =>
    fetch(selfUrl !== undefined && url.startsWith(`${publicUrl}/`) ? `${selfUrl}${url.slice(publicUrl.length)}` : url, {
      ...options,
      body: options.body as NonNullable<RequestInit['body']>,
    });
  return client.discovery(
    new URL(issuerOf(publicUrl)),
    webClientId,
    { id_token_signed_response_alg: 'ES256' },
    client.ClientSecretBasic(secrets.webClientSecret),
    {
      [client.customFetch]: here,
      // Tokens are fetched over the loopback or a trusted line; the signature is checked besides.
      execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
    },
  );
}
