import { sql, type Tx } from '#platform/db';

/** A partner's system as an OpenID client. */
export interface Partner {
  id: string;
  /** How people know it. */
  name: { vi: string; en: string };
  /** What it needs people's data for; people read it before they agree. */
  purpose: { vi: string; en: string };
  legalBasis: string;
  /** `fapi2`: FAPI 2.0 security profile (PAR, DPoP, signed client proofs). `openid`: plain OpenID Connect, for older software. */
  profile: 'fapi2' | 'openid';
  authMethod: 'private_key_jwt' | 'client_secret_basic' | 'client_secret_post';
  jwks: { keys: Record<string, unknown>[] } | null;
  redirectUris: string[];
  scopes: string[];
  /** No token below these, whatever the request asks for. */
  leastAuthentication: 1 | 2 | 3 | 4;
  leastAccountLevel: 1 | 2;
  /** May ask for refresh tokens. */
  keepsAccess: boolean;
  /** May ask people to approve on their telephone (CIBA). */
  asksByPhone: boolean;
  /** Where it is told that somebody signed out. */
  logoutUri: string | null;
  /** Days after which people are asked again. */
  consentDays: number;
  createdAt: Date;
  revokedAt: Date | null;
}

const columns = sql`id, name, purpose, legal_basis as "legalBasis", profile, auth_method as "authMethod", jwks,
  redirect_uris as "redirectUris", scopes, least_authentication as "leastAuthentication",
  least_account_level as "leastAccountLevel", keeps_access as "keepsAccess", asks_by_phone as "asksByPhone",
  logout_uri as "logoutUri", consent_days as "consentDays", created_at as "createdAt", revoked_at as "revokedAt"`;

export async function insertPartner(
  tx: Tx,
  partner: Partner & { secretHash: Buffer | null; createdBy: string },
): Promise<void> {
  const p = partner;
  await tx.run(sql`insert into identity.partner (id, name, purpose, legal_basis, profile, auth_method, secret_hash, jwks,
      redirect_uris, scopes, least_authentication, least_account_level, keeps_access, asks_by_phone, logout_uri,
      consent_days, created_at, created_by)
    values (${p.id}, ${JSON.stringify(p.name)}, ${JSON.stringify(p.purpose)}, ${p.legalBasis}, ${p.profile}, ${p.authMethod},
      ${p.secretHash}, ${p.jwks === null ? null : JSON.stringify(p.jwks)}, ${p.redirectUris}, ${p.scopes},
      ${p.leastAuthentication}, ${p.leastAccountLevel}, ${p.keepsAccess}, ${p.asksByPhone}, ${p.logoutUri},
      ${p.consentDays}, ${p.createdAt}, ${p.createdBy})`);
}

export function selectPartners(tx: Tx): Promise<Partner[]> {
  return tx.rows(sql`select ${columns} from identity.partner order by revoked_at nulls first, created_at, id`);
}

/** One that may be used, with what its secret is checked against. */
export function findOpenPartner(tx: Tx, id: string): Promise<(Partner & { secretHash: Buffer | null }) | undefined> {
  return tx.maybe(sql`select ${columns}, secret_hash as "secretHash" from identity.partner
    where id = ${id} and revoked_at is null`);
}

/** @returns false when there is none or it was revoked before. */
export async function revokePartnerRow(tx: Tx, id: string, now: Date): Promise<boolean> {
  return (
    (await tx.run(sql`update identity.partner set revoked_at = ${now} where id = ${id} and revoked_at is null`)) === 1
  );
}
