import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { newId } from '#platform/ids';
import { livingConsent, saveConsent, touchConsent } from '../partners/consent-store.ts';
import { findOpenPartner } from '../partners/partner-store.ts';
import { type PartnerScope, scopeOfClaim } from '../partners/scopes.ts';
import { alone } from './alone.ts';
import { apiScope } from './bearer.ts';
import { rulesOf } from './partner-metadata.ts';
import { bindGrant } from './payload-store.ts';
import { type SignOnContext, webClientId } from './sign-on-context.ts';

const system = { kind: 'system' };
const day = 86_400_000;

/** What the consent page shows: to whom, what, why, on which ground, until when. */
export interface ConsentRequest {
  partnerName: { vi: string; en: string };
  purpose: { vi: string; en: string };
  legalBasis: string;
  /** Lines of the page: `identity.scope.<scope>`. */
  scopes: PartnerScope[];
  /** The partner stays able to ask without the person being there. */
  keepsAccess: boolean;
  until: Date;
}

export interface Agreement {
  accountId: string;
  partnerId: string;
  scopes: readonly string[];
  claims: readonly string[];
}

/** What a request asks the person to agree to. */
export function agreementIn(params: Record<string, unknown>, who: { accountId: string; partnerId: string }): Agreement {
  const scopes = String(params['scope'] ?? '')
    .split(' ')
    .filter((scope) => scope !== '');
  return { ...who, scopes, claims: claimsIn(params['claims']) };
}

/** Claims about the session itself say nothing of the person. */
const ofTheSession = ['sub', 'sid', 'auth_time', 'acr', 'amr', 'iss'];

function claimsIn(parameter: unknown): string[] {
  if (typeof parameter !== 'string') return [];
  const { userinfo = {}, id_token = {} } = JSON.parse(parameter) as Record<string, Record<string, unknown>>;
  const names = new Set([...Object.keys(userinfo), ...Object.keys(id_token)]);
  return [...names].filter((name) => !ofTheSession.includes(name) && scopeOfClaim(name) !== undefined);
}

/** @returns undefined when the partner's access has ended. */
export async function consentRequest(context: SignOnContext, wish: Agreement): Promise<ConsentRequest | undefined> {
  const partner = await context.runtime.database.read(system, (tx) => findOpenPartner(tx, wish.partnerId));
  if (partner === undefined) return undefined;
  const lines = [...wish.scopes, ...wish.claims.map((claim) => scopeOfClaim(claim) ?? '')];
  return {
    partnerName: partner.name,
    purpose: partner.purpose,
    legalBasis: partner.legalBasis,
    scopes: [...new Set(lines)].filter((scope): scope is PartnerScope => partner.scopes.includes(scope)),
    keepsAccess: wish.scopes.includes('offline_access'),
    until: new Date(context.clock.now().getTime() + partner.consentDays * day),
  };
}

/** Writes down what the person agreed to and makes the grant that stands on it. @returns the grant's identifier. */
export async function agree(context: SignOnContext, provider: Provider, wish: Agreement): Promise<string> {
  const { database } = context.runtime;
  const now = context.clock.now();
  const consent = await database.transaction(system, async (tx) => {
    const partner = await findOpenPartner(tx, wish.partnerId);
    const before = await livingConsent(tx, wish, now);
    const union = (a: readonly string[] = [], b: readonly string[]) => [...new Set([...a, ...b])];
    const until = new Date(now.getTime() + (partner?.consentDays ?? 1) * day);
    const scopes = union(before?.scopes, wish.scopes);
    const claims = union(before?.claims, wish.claims);
    const { id } = await saveConsent(tx, { ...wish, id: newId(), scopes, claims, givenAt: now, until });
    return { id, scopes, claims, until };
  });
  return (await grantOn(context, provider, { ...wish, ...consent })).jti;
}

async function grantOn(
  context: SignOnContext,
  provider: Provider,
  on: Agreement & { id: string; until: Date },
): Promise<InstanceType<Provider['Grant']>> {
  const grant = new provider.Grant({ accountId: on.accountId, clientId: on.partnerId });
  grant.addOIDCScope(on.scopes.join(' '));
  if (on.claims.length > 0) grant.addOIDCClaims([...on.claims]);
  grant.exp = Math.floor(on.until.getTime() / 1000);
  const grantId = await grant.save();
  await alone(context.runtime.database, (tx) => bindGrant(tx, grantId, on.id));
  return grant;
}

/**
 * The grant that a request may go on with. Nobody is asked whether the portal may know who they are: it is the same house.
 * A partner is let through when the person agreed before, to all of it, and has not taken it back.
 */
export async function existingGrant(context: SignOnContext, ctx: KoaContextWithOIDC) {
  const { client, session, account, provider, result } = ctx.oidc;
  if (client === undefined || session === undefined || account === undefined) return undefined;
  const { accountId } = account;
  const id = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const found = id === undefined ? undefined : await provider.Grant.find(id);
  const existing = found?.accountId === accountId ? found : undefined;
  if (client.clientId === webClientId) {
    const grant = existing ?? new provider.Grant({ accountId, clientId: client.clientId });
    grant.addOIDCScope(`openid profile ${apiScope}`);
    await grant.save();
    return grant;
  }
  if (existing !== undefined || rulesOf(client).profile === 'own') return existing;
  const wish = agreementIn({ ...ctx.oidc.params }, { accountId, partnerId: client.clientId });
  const { database } = context.runtime;
  const now = context.clock.now();
  const consent = await database.transaction(system, async (tx) => {
    const living = await livingConsent(tx, wish, now);
    if (living !== undefined) await touchConsent(tx, living.id, now);
    return living;
  });
  if (consent === undefined) return undefined;
  return grantOn(context, provider, consent);
}
