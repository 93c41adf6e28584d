import { type ClientMetadata, type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { findAccount } from '../account-store.ts';
import { acrValues } from '../domain/authentication-level.ts';
import { apiScope } from './bearer.ts';
import { claimsOf } from './claims.ts';
import { signInPolicy } from './level-check.ts';
import { postgresAdapter } from './postgres-adapter.ts';
import { isUsable } from './sessions.ts';
import { callbackPath, problemPath, providerPath, type SignOnContext, webClientId } from './sign-on-context.ts';

const minute = 60;

/**
 * How long things live, in seconds. A provider session and a portal session left alone both end after half an hour, so
 * that nobody comes back in without a password after the portal has closed.
 */
const lifetimes = {
  interaction: 60 * minute, // a sign-in page left open over lunch
  code: minute,
  accessToken: 10 * minute,
  idToken: 10 * minute,
  session: 30 * minute,
  grant: 12 * 60 * minute,
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

/** The whole configuration of our OpenID provider, in reading order. */
export function providerSettings(context: SignOnContext): Configuration {
  const secure = context.publicUrl.startsWith('https:');
  const cookie = { httpOnly: true, sameSite: 'lax', signed: true, secure } as const;
  return {
    adapter: postgresAdapter(context.runtime.database),
    jwks: context.secrets.jwks as NonNullable<Configuration['jwks']>,
    clients: [webClient(context)],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },

    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: ['openid', 'profile', apiScope],
    acrValues: [...acrValues],
    claims: {
      acr: null,
      amr: null,
      auth_time: null,
      iss: null,
      openid: ['sub'],
      profile: ['name', 'kind', 'account_level', 'roles'],
    },
    findAccount: (_ctx, id) => findUsableAccount(context, id),
    // A token remembers how strongly its session was authenticated, for the calls that are made with it.
    extraTokenClaims: (ctx) => ({ acr: ctx.oidc.entities.AuthorizationCode?.acr }),

    interactions: {
      policy: signInPolicy(),
      url: (_ctx, interaction) => `${providerPath}/interaction/${interaction.uid}`,
    },
    loadExistingGrant,
    cookies: {
      keys: context.secrets.cookieKeys,
      names: { session: 'da06_provider', interaction: 'da06_interaction', resume: 'da06_resume' },
      long: cookie,
      short: cookie,
    },
    ttl: {
      Interaction: lifetimes.interaction,
      AuthorizationCode: lifetimes.code,
      AccessToken: lifetimes.accessToken,
      ClientCredentials: lifetimes.accessToken,
      IdToken: lifetimes.idToken,
      Session: lifetimes.session,
      Grant: lifetimes.grant,
    },

    features: {
      devInteractions: { enabled: false },
      // Programs that call the API by themselves, as a service account (identity.register-client).
      clientCredentials: { enabled: true },
      // The portal signs out by its own door, which ends both sessions at once and works without scripts.
      rpInitiatedLogout: { enabled: false },
    },
    clientBasedCORS: () => false, // no script of another site talks to the provider
    // Browsers are led to a page of the portal; programs get the error as JSON from the library.
    renderError: async (ctx, _out, error) => {
      const about = error instanceof errors.SessionNotFound ? 'expired' : 'failed';
      ctx.status = 303;
      ctx.redirect(`${context.publicUrl}${problemPath}?about=${about}`);
    },
  };
}

/** The account behind a session or a token, unless it may not be used any more. */
async function findUsableAccount(context: SignOnContext, id: string) {
  const account = await context.runtime.database.read({ kind: 'system' }, (tx) => findAccount(tx, id));
  if (!isUsable(account, context.demo)) return undefined;
  return { accountId: account.id, claims: () => claimsOf(context, account) };
}

/** Nobody is asked whether the portal may know who they are: it is the same house. Other clients would be asked. */
async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { client, session, account, provider, result } = ctx.oidc;
  if (client === undefined || session === undefined || account === undefined) return undefined;
  const id = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const found = id === undefined ? undefined : await provider.Grant.find(id);
  const existing = found?.accountId === account.accountId ? found : undefined;
  if (client.clientId !== webClientId) return existing;
  const grant = existing ?? new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
  grant.addOIDCScope(`openid profile ${apiScope}`);
  await grant.save();
  return grant;
}
