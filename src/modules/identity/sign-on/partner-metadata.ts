import type { AdapterPayload, Client } from 'oidc-provider';
import type { Partner } from '../partners/partner-store.ts';

/** Identifiers of partners begin so: a program and a partner are never mistaken for one another. */
export const partnerPrefix = 'partner-';

/** What the provider remembers of a partner beyond the standard's metadata. */
export const partnerProperties = [
  'da06_profile',
  'da06_least_authentication',
  'da06_least_account_level',
  'da06_keeps_access',
  'da06_consent_days',
];

const ciba = 'urn:openid:params:grant-type:ciba';

/**
 * A partner as an OpenID client. `fapi2` means the FAPI 2.0 security profile: requests pushed first (PAR), tokens bound to
 * the partner's key (DPoP), the partner proven by a signature and never by a secret.
 */
export function partnerMetadata(partner: Partner & { secretHash: Buffer | null }): AdapterPayload {
  const fapi = partner.profile === 'fapi2';
  const byCode = partner.redirectUris.length > 0;
  return {
    client_id: partner.id,
    client_name: partner.name.vi,
    redirect_uris: partner.redirectUris,
    response_types: byCode ? ['code'] : [],
    grant_types: [
      ...(byCode ? ['authorization_code'] : []),
      ...(partner.keepsAccess ? ['refresh_token'] : []),
      ...(partner.asksByPhone ? [ciba] : []),
    ],
    scope: ['openid', ...partner.scopes, ...(partner.keepsAccess ? ['offline_access'] : [])].join(' '),
    token_endpoint_auth_method: partner.authMethod,
    ...(partner.secretHash === null ? {} : { client_secret: partner.secretHash.toString('hex') }),
    ...(partner.jwks === null ? {} : { jwks: partner.jwks }),
    id_token_signed_response_alg: fapi ? 'ES256' : 'RS256',
    require_auth_time: true,
    ...(fapi ? { require_pushed_authorization_requests: true, dpop_bound_access_tokens: true } : {}),
    ...(partner.logoutUri === null
      ? {}
      : { backchannel_logout_uri: partner.logoutUri, backchannel_logout_session_required: true }),
    ...(partner.asksByPhone ? { backchannel_token_delivery_mode: 'poll' } : {}),
    da06_profile: partner.profile,
    da06_least_authentication: partner.leastAuthentication,
    da06_least_account_level: partner.leastAccountLevel,
    da06_keeps_access: partner.keepsAccess,
    da06_consent_days: partner.consentDays,
  } as AdapterPayload;
}

/** What the administrator fixed for a client. The portal and programs of our own have no such bounds. */
export interface ClientRules {
  profile: 'fapi2' | 'openid' | 'own';
  leastAuthentication: number;
  leastAccountLevel: number;
  keepsAccess: boolean;
  consentDays: number;
}

export function rulesOf(client: Client | undefined): ClientRules {
  const of = (name: string): unknown => (client as Record<string, unknown> | undefined)?.[name];
  return {
    profile: (of('da06_profile') as ClientRules['profile'] | undefined) ?? 'own',
    leastAuthentication: Number(of('da06_least_authentication') ?? 1),
    leastAccountLevel: Number(of('da06_least_account_level') ?? 1),
    keepsAccess: of('da06_keeps_access') === true,
    consentDays: Number(of('da06_consent_days') ?? 1),
  };
}
