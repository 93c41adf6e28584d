import { sql, type Tx } from '#platform/db';

/** What a person lets a partner have. */
export interface Consent {
  id: string;
  accountId: string;
  partnerId: string;
  scopes: string[];
  claims: string[];
  givenAt: Date;
  until: Date;
  withdrawnAt: Date | null;
  usedAt: Date | null;
}

const columns = sql`id, account_id as "accountId", partner_id as "partnerId", scopes, claims, given_at as "givenAt", until,
  withdrawn_at as "withdrawnAt", used_at as "usedAt"`;

/** The consent that counts now, if there is one. */
export function livingConsent(
  tx: Tx,
  who: { accountId: string; partnerId: string },
  now: Date,
): Promise<Consent | undefined> {
  return tx.maybe(sql`select ${columns} from identity.consent where account_id = ${who.accountId}
    and partner_id = ${who.partnerId} and withdrawn_at is null and until > ${now}`);
}

/** Writes what was agreed to; asking for more adds to what there is and begins its time anew. */
export function saveConsent(tx: Tx, consent: Omit<Consent, 'withdrawnAt' | 'usedAt'>): Promise<{ id: string }> {
  const c = consent;
  return tx.one(sql`insert into identity.consent (id, account_id, partner_id, scopes, claims, given_at, until)
    values (${c.id}, ${c.accountId}, ${c.partnerId}, ${c.scopes}, ${c.claims}, ${c.givenAt}, ${c.until})
    on conflict (account_id, partner_id) where withdrawn_at is null do update set scopes = excluded.scopes,
      claims = excluded.claims, given_at = excluded.given_at, until = excluded.until returning id`);
}

export async function touchConsent(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run(sql`update identity.consent set used_at = ${now} where id = ${id}`);
}

/** All that a person ever agreed to, the living ones first. */
export function consentsOf(
  tx: Tx,
  accountId: string,
): Promise<(Consent & { partnerName: { vi: string; en: string } })[]> {
  return tx.rows(sql`select c.id, c.account_id as "accountId", c.partner_id as "partnerId", c.scopes, c.claims,
      c.given_at as "givenAt", c.until, c.withdrawn_at as "withdrawnAt", c.used_at as "usedAt", p.name as "partnerName"
    from identity.consent c join identity.partner p on p.id = c.partner_id
    where c.account_id = ${accountId} order by c.withdrawn_at nulls first, c.given_at desc, c.id`);
}

/** Ends a consent and everything that was issued under it. @returns false when there is no living one. */
export async function withdrawConsentRow(tx: Tx, accountId: string, id: string, now: Date): Promise<boolean> {
  const rows = await tx.run(sql`update identity.consent set withdrawn_at = ${now}
    where id = ${id} and account_id = ${accountId} and withdrawn_at is null`);
  if (rows !== 1) return false;
  await endGrants(tx, sql`consent_id = ${id}`);
  return true;
}

/** Ends everything that a partner holds, of everybody. */
export async function endPartnerGrants(tx: Tx, partnerId: string): Promise<void> {
  await endGrants(tx, sql`payload->>'clientId' = ${partnerId}`);
}

/** Grants go with all codes and tokens that hang on them. */
async function endGrants(tx: Tx, which: ReturnType<typeof sql>): Promise<void> {
  await tx.run(sql`with ended as (delete from identity.oidc_payload where model = 'Grant' and ${which} returning id_hash)
    delete from identity.oidc_payload p using ended where p.grant_hash = ended.id_hash`);
}
