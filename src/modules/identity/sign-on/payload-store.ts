import { createHash } from 'node:crypto';
import type { AdapterPayload } from 'oidc-provider';
import { sql, type Tx } from '#platform/db';

/** 256-bit random identifiers need no slow hash and no key: nobody guesses the input. */
const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest();

export interface PayloadKey {
  model: string;
  id: string;
}

/**
 * What is stored of a payload: everything but the identifiers that open something (its own, and the session cookie that
 * an interaction remembers), so that a copy of the database opens nothing.
 */
function withoutSecrets(payload: AdapterPayload): AdapterPayload {
  const { jti: _ownId, session, ...rest } = payload;
  if (session === undefined) return rest;
  const { cookie: _sessionId, ...known } = session;
  return { ...rest, session: known };
}

export async function savePayload(
  tx: Tx,
  key: PayloadKey,
  what: { payload: AdapterPayload; expiresAt: Date | null },
): Promise<void> {
  const { payload, expiresAt } = what;
  const grant = payload.grantId === undefined ? null : hashOf(payload.grantId);
  const uid = key.model === 'Session' && payload.uid !== undefined ? hashOf(payload.uid) : null;
  const account = ['Session', 'Grant'].includes(key.model) ? (payload.accountId ?? null) : null;
  await tx.run(sql`insert into identity.oidc_payload
      (model, id_hash, payload, grant_hash, user_code, uid_hash, account_id, expires_at)
    values (${key.model}, ${hashOf(key.id)}, ${JSON.stringify(withoutSecrets(payload))}, ${grant}, ${payload.userCode ?? null}, ${uid}, ${account}, ${expiresAt})
    on conflict on constraint oidc_payload_pk do update set payload = excluded.payload, grant_hash = excluded.grant_hash,
      user_code = excluded.user_code, uid_hash = excluded.uid_hash, account_id = excluded.account_id,
      expires_at = excluded.expires_at`);
}

/** Remembers a one-time name (of a client's proof) until it is over. Of several who bring it at once one is told true. */
export async function rememberOnce(
  tx: Tx,
  key: PayloadKey,
  what: { payload: AdapterPayload; expiresAt: Date | null; now: Date },
): Promise<boolean> {
  const rows = await tx.run(sql`insert into identity.oidc_payload as p (model, id_hash, payload, expires_at)
    values (${key.model}, ${hashOf(key.id)}, ${JSON.stringify(withoutSecrets(what.payload))}, ${what.expiresAt})
    on conflict on constraint oidc_payload_pk do update set expires_at = excluded.expires_at where p.expires_at < ${what.now}`);
  return rows === 1;
}

/** Notes which consent a grant stands on, so that withdrawing the one ends the other. */
export async function bindGrant(tx: Tx, grantId: string, consentId: string): Promise<void> {
  await tx.run(sql`update identity.oidc_payload set consent_id = ${consentId}
    where model = 'Grant' and id_hash = ${hashOf(grantId)}`);
}

/** The provider's sessions of an account, on all its devices. */
export async function providerSessionsOf(tx: Tx, accountId: string): Promise<AdapterPayload[]> {
  const rows = await tx.rows<{ payload: AdapterPayload }>(
    sql`select payload from identity.oidc_payload where model = 'Session' and account_id = ${accountId}`,
  );
  return rows.map((row) => row.payload);
}

export async function deleteProviderSessionsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.run(sql`delete from identity.oidc_payload where model = 'Session' and account_id = ${accountId}`);
}

interface Row {
  payload: AdapterPayload;
  consumedAt: Date | null;
}

const toPayload = (row: Row | undefined, jti?: string): AdapterPayload | undefined =>
  row && {
    ...row.payload,
    ...(jti === undefined ? {} : { jti }),
    ...(row.consumedAt === null ? {} : { consumed: Math.floor(row.consumedAt.getTime() / 1000) }),
  };

export async function findPayload(tx: Tx, key: PayloadKey): Promise<AdapterPayload | undefined> {
  const row = await tx.maybe<Row>(sql`select payload, consumed_at as "consumedAt" from identity.oidc_payload
    where model = ${key.model} and id_hash = ${hashOf(key.id)}`);
  return toPayload(row, key.id);
}

/** By the provider session's second name, which tokens carry. Its own identifier stays unknown. */
export async function findPayloadByUid(tx: Tx, uid: string): Promise<AdapterPayload | undefined> {
  const row = await tx.maybe<Row>(
    sql`select payload, consumed_at as "consumedAt" from identity.oidc_payload where uid_hash = ${hashOf(uid)}
      order by expires_at desc limit 1`,
  );
  return toPayload(row);
}

export async function findPayloadByUserCode(tx: Tx, userCode: string): Promise<AdapterPayload | undefined> {
  const row = await tx.maybe<Row>(
    sql`select payload, consumed_at as "consumedAt" from identity.oidc_payload where user_code = ${userCode}`,
  );
  return toPayload(row);
}

/** Marks a one-time thing as used. Of several who try at once exactly one is told true: the row decides. */
export async function consumePayload(tx: Tx, key: PayloadKey, now: Date): Promise<boolean> {
  const rows = await tx.run(sql`update identity.oidc_payload set consumed_at = ${now}
    where model = ${key.model} and id_hash = ${hashOf(key.id)} and consumed_at is null`);
  return rows === 1;
}

/**
 * Ends everything of the grant that a used-twice code belongs to (RFC 6749, 4.1.2), the grant itself included: a token
 * that the first user is being given at this very moment is then worth nothing either.
 */
export async function revokeGrantOf(tx: Tx, key: PayloadKey): Promise<void> {
  await tx.run(sql`with used as (select grant_hash from identity.oidc_payload where model = ${key.model} and id_hash = ${hashOf(key.id)})
    delete from identity.oidc_payload p using used
    where (p.grant_hash = used.grant_hash and not (p.model = ${key.model} and p.id_hash = ${hashOf(key.id)}))
       or (p.model = 'Grant' and p.id_hash = used.grant_hash)`);
}

export async function deletePayload(tx: Tx, key: PayloadKey): Promise<void> {
  await tx.run(sql`delete from identity.oidc_payload where model = ${key.model} and id_hash = ${hashOf(key.id)}`);
}

export async function deleteByGrant(tx: Tx, model: string, grantId: string): Promise<void> {
  await tx.run(sql`delete from identity.oidc_payload where model = ${model} and grant_hash = ${hashOf(grantId)}`);
}

/** Removes up to `limit` rows whose time is over. Several servers may sweep at once. */
export function sweepPayloads(tx: Tx, now: Date, limit: number): Promise<number> {
  return tx.run(sql`delete from identity.oidc_payload where (model, id_hash) in (
    select model, id_hash from identity.oidc_payload where expires_at < ${now} limit ${limit} for update skip locked)`);
}
