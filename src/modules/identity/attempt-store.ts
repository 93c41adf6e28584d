import { sql, type Tx } from '#platform/db';
import { knownSourceMs, windowMs } from './domain/attempt-limits.ts';

/** Who tries whose account: both as keyed hashes. */
export interface Pair {
  login: Buffer;
  source: Buffer;
}

export interface Attempts {
  /** In a row, this pair. */
  failures: number;
  failedAt: Date | null;
  blockedUntil: Date | null;
  succeededAt: Date | null;
}

/** The pair's row, locked: attempts at the same moment are counted one after the other. */
export function lockAttempts(tx: Tx, pair: Pair, now: Date): Promise<Attempts> {
  return tx.one(sql`insert into identity.sign_in_attempt (login_hash, source_hash, failures, touched_at)
    values (${pair.login}, ${pair.source}, 0, ${now})
    on conflict on constraint sign_in_attempt_pk do update set touched_at = excluded.touched_at
    returning failures, failed_at as "failedAt", blocked_until as "blockedUntil", succeeded_at as "succeededAt"`);
}

export async function saveFailure(
  tx: Tx,
  pair: Pair,
  attempt: { failures: number; now: Date; blockedUntil: Date | null },
): Promise<void> {
  await tx.run(sql`update identity.sign_in_attempt
    set failures = ${attempt.failures}, failed_at = ${attempt.now}, blocked_until = ${attempt.blockedUntil}
    where login_hash = ${pair.login} and source_hash = ${pair.source}`);
}

export async function saveSuccess(tx: Tx, pair: Pair, now: Date): Promise<void> {
  await tx.run(sql`update identity.sign_in_attempt set failures = 0, blocked_until = null, succeeded_at = ${now}
    where login_hash = ${pair.login} and source_hash = ${pair.source}`);
}

/** Recent failures of this source on any account, and on this account from any source. */
export function recentFailures(tx: Tx, pair: Pair, now: Date): Promise<{ ofSource: number; ofAccount: number }> {
  const since = new Date(now.getTime() - windowMs);
  return tx.one(sql`select
    (select coalesce(sum(failures), 0) from identity.sign_in_attempt where source_hash = ${pair.source} and failed_at > ${since}) as "ofSource",
    (select coalesce(sum(failures), 0) from identity.sign_in_attempt where login_hash = ${pair.login} and failed_at > ${since}) as "ofAccount"`);
}

/** Forgets up to `limit` pairs that have been silent for longer than a source stays known. */
export function sweepAttempts(tx: Tx, now: Date, limit: number): Promise<number> {
  const since = new Date(now.getTime() - knownSourceMs);
  return tx.run(sql`delete from identity.sign_in_attempt where (login_hash, source_hash) in (
    select login_hash, source_hash from identity.sign_in_attempt where touched_at < ${since} limit ${limit} for update skip locked)`);
}
