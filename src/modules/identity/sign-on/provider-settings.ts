import { createHash } from 'node:crypto';
import { type ClientMetadata, type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { findAccount } from '../account-store.ts';
import { acrValues } from '../domain/authentication-level.ts';
import { partnerScopes } from '../partners/scopes.ts';
import { alone } from './alone.ts';
import { cibaFeature } from './approvals.ts';
import { apiScope } from './bearer.ts';
import { claimsOf } from './claims.ts';
import { existingGrant } from './consents.ts';
import { signInPolicy, tokenLevel } from './level-check.ts';
import { partnerProperties, rulesOf } from './partner-metadata.ts';
import { postgresAdapter } from './postgres-adapter.ts';
import { isUsable } from './sessions.ts';
import { callbackPath, problemPath, providerPath, type SignOnContext, webClientId } from './sign-on-context.ts';

const minute = 60;
const day = 24 * 60 * minute;

/**
 * How long things live, in seconds. A provider session and a portal session left alone both end after half an hour, so
 * that nobody comes back in without a password after the portal has closed.
 */
const lifetimes = {
  interaction: 60 * minute, // a sign-in page left open over lunch
  code: minute, // FAPI 2.0 security profile 5.3.2.1: at most 60 seconds
  pushedRequest: minute,
  accessToken: 10 * minute,
  idToken: 10 * minute,
  session: 30 * minute,
  ownGrant: 12 * 60 * minute,
  approval: 5 * minute,
};

const webClient = (context: SignOnContext): ClientMetadata => ({
  client_id: webClientId,
  client_secret: context.secrets.webClientSecret,
  client_name: 'DA06',
  redirect_uris: [`${context.publicUrl}${callbackPath}`],
  response_types: ['code'],
  grant_types: ['authorization_code'],
  token_endpoint_auth_method: 'client_secret_basic',
  id_token_signed_response_alg: 'ES256',
  require_auth_time: true,
});

/** Proofs that only the key's owner can make: no algorithm with PKCS#1 v1.5 padding, none with a shared secret (FAPI 2.0). */
const signedProofs = ['PS256', 'ES256', 'EdDSA'] as const;

/** The whole configuration of our OpenID provider, in reading order. */
export function providerSettings(context: SignOnContext): Configuration {
  const secure = context.publicUrl.startsWith('https:');
  const cookie = { httpOnly: true, sameSite: 'lax', signed: true, secure } as const;
  const keys = [...context.secrets.jwks.keys, ...context.secrets.rsaKeys.keys];
  return {
    adapter: postgresAdapter(context.runtime.database),
    jwks: { keys } as NonNullable<Configuration['jwks']>,
    clients: [webClient(context)],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    extraClientMetadata: { properties: partnerProperties },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    enabledJWA: {
      idTokenSigningAlgValues: ['ES256', 'RS256'],
      clientAuthSigningAlgValues: [...signedProofs],
      dPoPSigningAlgValues: [...signedProofs],
    },

    responseTypes: ['code'],
    // Everybody but older software of partners, for which the administrator has said so (profile `openid`).
    pkce: { required: (_ctx, client) => rulesOf(client).profile !== 'openid' },
    scopes: ['openid', 'offline_access', ...Object.keys(partnerScopes), apiScope],
    acrValues: [...acrValues],
    claims: {
      acr: null,
      amr: null,
      auth_time: null,
      iss: null,
      sid: null,
      // Every ID token says how strongly its person was authenticated, asked or not.
      openid: ['sub', 'acr', 'amr'],
      ...partnerScopes,
    } as NonNullable<Configuration['claims']>,
    findAccount: (ctx, id) => findUsableAccount(context, ctx, id),
    // A token remembers how strongly and when its person was authenticated, for the calls that are made with it.
    extraTokenClaims: (ctx) => tokenLevel(ctx),

    interactions: {
      policy: signInPolicy(context),
      url: (_ctx, interaction) => `${providerPath}/interaction/${interaction.uid}`,
    },
    loadExistingGrant: (ctx) => existingGrant(context, ctx),
    issueRefreshToken: async (_ctx, client, source) =>
      rulesOf(client).keepsAccess && source.scopes.has('offline_access'),
    expiresWithSession: async (_ctx, source) => !source.scopes.has('offline_access'),
    // A refresh token of plain OpenID Connect is used once. Under FAPI 2.0 it is bound to the partner's key, and the
    // profile forbids the rotation (5.3.2.1): a lost answer would lock the partner out.
    rotateRefreshToken: (ctx) => rulesOf(ctx.oidc.client).profile !== 'fapi2',
    cookies: {
      keys: context.secrets.cookieKeys,
      names: { session: 'da06_provider', interaction: 'da06_interaction', resume: 'da06_resume' },
      long: cookie,
      short: cookie,
    },
    ttl: {
      Interaction: lifetimes.interaction,
      AuthorizationCode: lifetimes.code,
      PushedAuthorizationRequest: lifetimes.pushedRequest,
      BackchannelAuthenticationRequest: lifetimes.approval,
      AccessToken: lifetimes.accessToken,
      ClientCredentials: lifetimes.accessToken,
      IdToken: lifetimes.idToken,
      Session: lifetimes.session,
      RefreshToken: (_ctx, _token, client) => rulesOf(client).consentDays * day,
      Grant: lifetimes.ownGrant, // a partner's grant ends with the consent that it stands on
    },

    features: {
      devInteractions: { enabled: false },
      // Programs that call the API by themselves, as a service account (identity.register-client).
      clientCredentials: { enabled: true },
      // The portal signs out by its own door, which ends both sessions at once and works without scripts.
      rpInitiatedLogout: { enabled: false },
      backchannelLogout: { enabled: true },
      claimsParameter: { enabled: true },
      revocation: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      dPoP: {
        enabled: true,
        nonceSecret: createHash('sha256').update(context.secrets.proofNonceKey).digest(),
        requireNonce: () => false,
      },
      fapi: { enabled: true, profile: (_ctx, client) => (rulesOf(client).profile === 'fapi2' ? '2.0' : undefined) },
      ciba: cibaFeature(context),
    },
    // Only addresses that an administrator registered are ever fetched; a loopback one is for trials on one machine.
    fetch: (url, options) => fetch(url, isLoopback(url) ? withoutGuard(options) : options),
    clientBasedCORS: () => false, // no script of another site talks to the provider
    // Browsers are led to a page of the portal; programs get the error as JSON from the library.
    renderError: async (ctx, _out, error) => {
      const about = error instanceof errors.SessionNotFound ? 'expired' : 'failed';
      ctx.status = 303;
      ctx.redirect(`${context.publicUrl}${problemPath}?about=${about}`);
    },
  };
}

type Fetched = Parameters<NonNullable<Configuration['fetch']>>;

const isLoopback = (url: Fetched[0]): boolean =>
  ['127.0.0.1', 'localhost'].includes(new URL(url instanceof Request ? url.url : url).hostname);

/** Without the library's guard against addresses of the own network. */
function withoutGuard(options: Fetched[1]): RequestInit {
  const { dispatcher: _guard, ...rest } = (options ?? {}) as RequestInit & { dispatcher?: unknown };
  return rest;
}

/** The account behind a session or a token, unless it may not be used any more. */
async function findUsableAccount(context: SignOnContext, ctx: KoaContextWithOIDC, id: string) {
  const account = await alone(context.runtime.database, (tx) => findAccount(tx, id));
  if (!isUsable(account, context.demo)) return undefined;
  const client = ctx.oidc?.client?.clientId;
  return {
    accountId: account.id,
    kind: account.kind,
    level: account.level,
    claims: (use: string, scope: string, claims: Record<string, unknown>) =>
      claimsOf(context, account, { client, use, scope, claims: Object.keys(claims) }),
  };
}
