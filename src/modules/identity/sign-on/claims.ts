import type { AccountClaims } from 'oidc-provider';
import { systemActor, writeAudit } from '#platform/command';
import type { Tx } from '#platform/db';
import { type RegistryFields, registryFieldsOf } from '#population';
import type { Account } from '../account-store.ts';
import { scopeOfClaim } from '../partners/scopes.ts';
import { postsHeldBy } from '../posts.ts';
import { partnerPrefix } from './partner-metadata.ts';
import type { SignOnContext } from './sign-on-context.ts';

/** Who asks for an account's claims, and for which. */
export interface ClaimsAsked {
  client: string | undefined;
  use: string;
  scope: string;
  /** Claims asked for one by one. */
  claims: readonly string[];
}

/** Scopes whose claims come from the population registry. */
const fromRegistry = ['profile', 'personal_number', 'address', 'phone', 'email'];

/**
 * What the provider says of an account, to clients that may know it. The library hands out only what was asked for and
 * agreed to; what goes to a partner is written down where the person can read it.
 */
export async function claimsOf(context: SignOnContext, account: Account, asked: ClaimsAsked): Promise<AccountClaims> {
  const base = { sub: account.id, name: account.displayName, kind: account.kind };
  const wanted = scopesWanted(asked);
  const { database, clock } = context.runtime;
  if (account.kind === 'staff') {
    const held = await database.read({ kind: 'system' }, (tx) => postsHeldBy(tx, account.id, clock.now()));
    return { ...base, roles: held.roles };
  }
  const own = { ...base, account_level: account.level, roles: [] };
  const isPartner = asked.client?.startsWith(partnerPrefix) === true;
  if (!isPartner || wanted.length === 0 || account.personId === null) return own;
  const personId = account.personId;
  return database.transaction({ kind: 'system' }, async (tx) => {
    const fields = await registryClaims(context, tx, personId);
    const detail = { client: asked.client, given: wanted };
    await writeAudit(tx, 'identity.data-given', {
      actor: systemActor,
      now: clock.now(),
      concerns: [{ personId, detail }],
    });
    return { ...own, ...fields };
  });
}

/** By scope at the UserInfo endpoint; into the ID token goes only what was named one by one. */
function scopesWanted({ use, scope, claims }: ClaimsAsked): string[] {
  const named = claims.map((claim) => scopeOfClaim(claim)).filter((s) => s !== undefined);
  const scopes = use === 'userinfo' ? scope.split(' ') : [];
  return [...new Set([...scopes, ...named])].filter((s) => fromRegistry.includes(s));
}

async function registryClaims(context: SignOnContext, tx: Tx, personId: string): Promise<Record<string, unknown>> {
  const { runtime } = context;
  const ctx = { tx, actor: systemActor, now: runtime.clock.now(), files: runtime.files, log: runtime.log };
  return standardClaims(await registryFieldsOf({ ...ctx, concerns: () => undefined }, personId));
}

/** The registry's fields under the names of OpenID Connect Core 5.1; what is not known is left out. */
function standardClaims(fields: RegistryFields): Record<string, unknown> {
  const address = fields.currentAddress ?? fields.permanentAddress;
  return {
    ...(fields.fullName === undefined ? {} : { name: fields.fullName }),
    ...(fields.birthDate === undefined ? {} : { birthdate: birthdateOf(fields.birthDate) }),
    ...(fields.sex === undefined ? {} : { gender: fields.sex }),
    ...(fields.personalNumber === undefined ? {} : { personal_number: fields.personalNumber }),
    ...(address === undefined ? {} : { address: { formatted: address, country: 'VN' } }),
    // The registry holds what people once told an office; nobody checked that it reaches them.
    ...(fields.phone === undefined ? {} : { phone_number: fields.phone, phone_number_verified: false }),
    ...(fields.email === undefined ? {} : { email: fields.email, email_verified: false }),
  };
}

/** A birth date of which only the year is known is `YYYY`; one with its month has no form of its own in the standard. */
const birthdateOf = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : text.slice(-4));
