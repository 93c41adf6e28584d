import Type, { type Static } from 'typebox';
import { command, officer, query } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { newSpokenCode } from '#platform/ids';
import { endPartnerGrants } from '../partners/consent-store.ts';
import { insertPartner, type Partner, revokePartnerRow, selectPartners } from '../partners/partner-store.ts';
import { isPartnerScope } from '../partners/scopes.ts';

const words = Type.Object({
  vi: Type.String({ minLength: 3, maxLength: 300, pattern: '\\S' }),
  en: Type.String({ minLength: 3, maxLength: 300, pattern: '\\S' }),
});

const partnerInput = Type.Object({
  name: words,
  purpose: words,
  legalBasis: Type.String({ minLength: 5, maxLength: 300, pattern: '\\S' }),
  profile: Type.Union([Type.Literal('fapi2'), Type.Literal('openid')]),
  authMethod: Type.Union([
    Type.Literal('private_key_jwt'),
    Type.Literal('client_secret_basic'),
    Type.Literal('client_secret_post'),
  ]),
  /** Public keys of the partner (JWK set); for private_key_jwt. */
  jwks: Type.Optional(
    Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.Unknown()), { minItems: 1, maxItems: 5 }) }),
  ),
  /** SHA-256 of the partner's secret, 64 hexadecimal digits; for the other two. */
  secretHash: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  redirectUris: Type.Array(Type.String({ maxLength: 300 }), { maxItems: 10 }),
  scopes: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10 }),
  leastAuthentication: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)]),
  leastAccountLevel: Type.Union([Type.Literal(1), Type.Literal(2)]),
  keepsAccess: Type.Boolean(),
  asksByPhone: Type.Boolean(),
  logoutUri: Type.Optional(Type.String({ maxLength: 300 })),
  consentDays: Type.Integer({ minimum: 1, maximum: 730 }),
});

/** https, or a loopback address for trials on one machine; no fragment, no user name. */
function isOwnAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const loopback = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return (url.protocol === 'https:' || loopback) && url.hash === '' && url.username === '';
}

/** A key that could sign for the partner must never come here. */
const isPublicKey = (key: Record<string, unknown>) =>
  ['EC', 'RSA', 'OKP'].includes(String(key['kty'])) && key['d'] === undefined && key['k'] === undefined;

function faultOf(input: Static<typeof partnerInput>): string | undefined {
  const byKey = input.authMethod === 'private_key_jwt';
  if (byKey !== (input.jwks !== undefined) || byKey === (input.secretHash !== undefined)) return 'jwks';
  if (input.jwks?.keys.every(isPublicKey) === false) return 'jwks';
  if (input.profile === 'fapi2' && !byKey) return 'authMethod';
  if (input.profile === 'fapi2' && input.redirectUris.length === 0 && !input.asksByPhone) return 'redirectUris';
  if (!input.redirectUris.every(isOwnAddress)) return 'redirectUris';
  if (!input.scopes.every(isPartnerScope)) return 'scopes';
  if (input.logoutUri !== undefined && !isOwnAddress(input.logoutUri)) return 'logoutUri';
  return undefined;
}

/**
 * An administrator lets a partner's system sign people in through us. What it may ask for, why, and the least levels of
 * Decree 69/2024/NĐ-CP below which it never gets a token, are fixed here. Only public keys or the hash of a secret are taken.
 */
export const registerPartner = command({
  name: 'identity.register-partner',
  summary: 'Registers a partner’s system as an OpenID client.',
  allow: officer('administrator'),
  input: partnerInput,
  emits: ['identity.partner-registered.v1'],
  legalBasis: '69/2024/NĐ-CP',
  async run(ctx, input): Promise<{ partnerId: string }> {
    const field = faultOf(input);
    if (field !== undefined)
      refuse('invalid', 'identity.partner-field', {}, [{ field, key: `identity.partner-field-${field}` }]);
    const partnerId = `partner-${newSpokenCode(12).toLowerCase()}`;
    const { jwks, secretHash, logoutUri, ...rest } = input;
    await insertPartner(ctx.tx, {
      ...rest,
      id: partnerId,
      jwks: (jwks as Partner['jwks'] | undefined) ?? null,
      logoutUri: logoutUri ?? null,
      secretHash: secretHash === undefined ? null : Buffer.from(secretHash, 'hex'),
      createdAt: ctx.now,
      createdBy: ctx.actor.accountId ?? refuse('forbidden', 'platform.not-allowed'),
      revokedAt: null,
    });
    ctx.concerns({ detail: { partnerId } });
    ctx.emit('identity.partner-registered.v1', { partnerId });
    return { partnerId };
  },
});

/** Ends a partner's access: its tokens, of everybody, are worth nothing from the next call on. */
export const revokePartner = command({
  name: 'identity.revoke-partner',
  summary: 'Ends a partner’s access and everything it holds.',
  allow: officer('administrator'),
  input: Type.Object({ partnerId: Type.String({ maxLength: 60 }) }),
  emits: ['identity.partner-revoked.v1'],
  async run(ctx, { partnerId }): Promise<void> {
    if (!(await revokePartnerRow(ctx.tx, partnerId, ctx.now))) refuse('not-found', 'identity.unknown-partner');
    await inScope(ctx.tx, { kind: 'system' }, () => endPartnerGrants(ctx.tx, partnerId));
    ctx.concerns({ detail: { partnerId } });
    ctx.emit('identity.partner-revoked.v1', { partnerId });
  },
});

export const listPartners = query({
  name: 'identity.list-partners',
  summary: 'The partners’ systems that sign people in through us, also those whose access has ended.',
  allow: officer('administrator'),
  input: Type.Object({}),
  run: async (ctx) => ({ partners: await selectPartners(ctx.tx) }),
});
