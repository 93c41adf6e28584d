import { createHash } from 'node:crypto';
import { sql, type Tx } from '#platform/db';

/** A second factor of an account, as its owner sees it. */
export interface Factor {
  id: string;
  accountId: string;
  kind: 'passkey' | 'totp';
  label: string;
  createdAt: Date;
  confirmedAt: Date | null;
  usedAt: Date | null;
}

export interface PasskeyFactor extends Factor {
  credentialId: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
}

const shown = sql`id, account_id as "accountId", kind, label, created_at as "createdAt", confirmed_at as "confirmedAt", used_at as "usedAt"`;

/** Those that count: passkeys, and code apps whose first code was given back. */
export function factorsOf(tx: Tx, accountId: string): Promise<Factor[]> {
  return tx.rows(sql`select ${shown} from identity.factor
    where account_id = ${accountId} and confirmed_at is not null order by created_at, id`);
}

export async function insertTotp(
  tx: Tx,
  factor: { id: string; accountId: string; label: string; secret: Buffer },
  now: Date,
): Promise<void> {
  await tx.run(sql`delete from identity.factor
    where account_id = ${factor.accountId} and kind = 'totp' and confirmed_at is null`);
  await tx.run(sql`insert into identity.factor (id, account_id, kind, label, secret, created_at)
    values (${factor.id}, ${factor.accountId}, 'totp', ${factor.label}, ${factor.secret}, ${now})`);
}

export interface TotpRow {
  id: string;
  secret: Buffer;
  lastStep: number;
  confirmedAt: Date | null;
}

/** The code apps of an account, the unconfirmed one too when asked for. */
export function totpsOf(tx: Tx, accountId: string, which: 'confirmed' | 'waiting'): Promise<TotpRow[]> {
  const confirmed = which === 'confirmed';
  return tx.rows(sql`select id, secret, last_step as "lastStep", confirmed_at as "confirmedAt" from identity.factor
    where account_id = ${accountId} and kind = 'totp' and (confirmed_at is not null) = ${confirmed}`);
}

/** Takes a time step: of several who bring its code at once exactly one is told true, and older steps are gone with it. */
export async function takeStep(tx: Tx, id: string, step: number, now: Date): Promise<boolean> {
  const rows = await tx.run(sql`update identity.factor
    set last_step = ${step}, used_at = ${now}, confirmed_at = coalesce(confirmed_at, ${now})
    where id = ${id} and last_step < ${step}`);
  return rows === 1;
}

export async function insertPasskey(tx: Tx, key: PasskeyFactor, now: Date): Promise<boolean> {
  const rows = await tx.run(sql`insert into identity.factor
    (id, account_id, kind, label, credential_id, public_key, counter, transports, created_at, confirmed_at)
    values (${key.id}, ${key.accountId}, 'passkey', ${key.label}, ${key.credentialId}, ${key.publicKey}, ${key.counter},
      ${key.transports}, ${now}, ${now}) on conflict do nothing`);
  return rows === 1;
}

const passkey = sql`${shown}, credential_id as "credentialId", public_key as "publicKey", counter::int as counter, transports`;

export function passkeysOf(tx: Tx, accountId: string): Promise<PasskeyFactor[]> {
  return tx.rows(sql`select ${passkey} from identity.factor where account_id = ${accountId} and kind = 'passkey'
    order by created_at`);
}

export function findPasskey(tx: Tx, credentialId: string): Promise<PasskeyFactor | undefined> {
  return tx.maybe(sql`select ${passkey} from identity.factor where credential_id = ${credentialId}`);
}

/** Notes a use. @returns false when the counter ran backwards meanwhile: the key may have been copied. */
export async function usePasskey(tx: Tx, id: string, counter: number, now: Date): Promise<boolean> {
  const rows = await tx.run(sql`update identity.factor set counter = ${counter}, used_at = ${now}
    where id = ${id} and (counter < ${counter} or (counter = 0 and ${counter} = 0))`);
  return rows === 1;
}

/** @returns false when the account has no such factor. */
export async function deleteFactor(tx: Tx, accountId: string, id: string): Promise<boolean> {
  return (await tx.run(sql`delete from identity.factor where id = ${id} and account_id = ${accountId}`)) === 1;
}

/** Takes every second factor and recovery code from an account. */
export async function deleteFactors(tx: Tx, accountId: string): Promise<number> {
  await tx.run(sql`delete from identity.recovery_code where account_id = ${accountId}`);
  return tx.run(sql`delete from identity.factor where account_id = ${accountId}`);
}

/** 80 random bits need no slow hash: nobody guesses the input. */
const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** New codes put the former ones out of use. */
export async function replaceRecoveryCodes(
  tx: Tx,
  accountId: string,
  { codes, now }: { codes: readonly string[]; now: Date },
): Promise<void> {
  await tx.run(sql`delete from identity.recovery_code where account_id = ${accountId}`);
  for (const code of codes)
    await tx.run(sql`insert into identity.recovery_code (account_id, code_hash, created_at)
      values (${accountId}, ${hashOf(code)}, ${now})`);
}

/** Uses a code up. Of several who bring it at once exactly one is told true. */
export async function takeRecoveryCode(tx: Tx, accountId: string, code: string, now: Date): Promise<boolean> {
  const rows = await tx.run(sql`update identity.recovery_code set used_at = ${now}
    where account_id = ${accountId} and code_hash = ${hashOf(code)} and used_at is null`);
  return rows === 1;
}

export async function countRecoveryCodes(tx: Tx, accountId: string): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`select count(*)::int as count from identity.recovery_code
    where account_id = ${accountId} and used_at is null`);
  return count;
}

export interface Challenge {
  challenge: string;
  accountId: string | null;
  purpose: 'add' | 'sign-in';
  expiresAt: Date;
}

export async function insertChallenge(tx: Tx, challenge: Challenge): Promise<void> {
  const c = challenge;
  await tx.run(sql`insert into identity.passkey_challenge (challenge_hash, account_id, purpose, expires_at)
    values (${hashOf(c.challenge)}, ${c.accountId}, ${c.purpose}, ${c.expiresAt})`);
}

/** Takes a challenge away. @returns whose it was, or undefined when it is unknown, over or already taken. */
export async function takeChallenge(
  tx: Tx,
  challenge: string,
  purpose: Challenge['purpose'],
  now: Date,
): Promise<{ accountId: string | null } | undefined> {
  const row = await tx.maybe<{ accountId: string | null; live: boolean }>(sql`delete from identity.passkey_challenge
    where challenge_hash = ${hashOf(challenge)} and purpose = ${purpose}
    returning account_id as "accountId", expires_at > ${now} as live`);
  return row?.live === true ? { accountId: row.accountId } : undefined;
}

export function sweepChallenges(tx: Tx, now: Date, limit: number): Promise<number> {
  return tx.run(sql`delete from identity.passkey_challenge where challenge_hash in (
    select challenge_hash from identity.passkey_challenge where expires_at < ${now} limit ${limit} for update skip locked)`);
}
