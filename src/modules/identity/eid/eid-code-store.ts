import { sql, type Tx } from '#platform/db';
import { mostCodeTries } from './domain/activation-code.ts';

export interface EidCode {
  id: string;
  eidAccountId: string;
  codeHash: string;
  expiresAt: Date;
  tries: number;
}

/** The code of an account that may still be used; others who try it wait until this one is done. */
export function lockOpenCode(tx: Tx, eidAccountId: string, now: Date): Promise<EidCode | undefined> {
  return tx.maybe<EidCode>(sql`select id, eid_account_id as "eidAccountId", code_hash as "codeHash", expires_at as "expiresAt", tries
    from identity.eid_code where eid_account_id = ${eidAccountId} and used_at is null and voided_at is null and expires_at > ${now}
      and tries < ${mostCodeTries} for update`);
}

/** The code whose first step was done with this challenge, if it may still be used. */
export function lockCodeOfChallenge(tx: Tx, hash: Buffer, now: Date): Promise<EidCode | undefined> {
  return tx.maybe<EidCode>(sql`select id, eid_account_id as "eidAccountId", code_hash as "codeHash", expires_at as "expiresAt", tries
    from identity.eid_code where challenge_hash = ${hash} and challenge_ends_at > ${now} and used_at is null and voided_at is null for update`);
}

export async function countCodeTry(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update identity.eid_code set tries = tries + 1 where id = ${id}`);
}

export async function openChallenge(tx: Tx, id: string, challenge: { hash: Buffer; endsAt: Date }): Promise<void> {
  await tx.run(
    sql`update identity.eid_code set challenge_hash = ${challenge.hash}, challenge_ends_at = ${challenge.endsAt} where id = ${id}`,
  );
}

/** @returns false when somebody was faster. */
export async function useCode(tx: Tx, id: string, now: Date): Promise<boolean> {
  return (
    (await tx.run(
      sql`update identity.eid_code set used_at = ${now} where id = ${id} and used_at is null and voided_at is null`,
    )) === 1
  );
}

/** A new code takes the place of the one before. */
export async function replaceCode(
  tx: Tx,
  c: { id: string; eidAccountId: string; codeHash: string; issuedAt: Date; expiresAt: Date; onPaper: boolean },
): Promise<void> {
  await voidCodes(tx, c.eidAccountId, c.issuedAt);
  await tx.run(sql`insert into identity.eid_code (id, eid_account_id, code_hash, issued_at, expires_at, on_paper)
    values (${c.id}, ${c.eidAccountId}, ${c.codeHash}, ${c.issuedAt}, ${c.expiresAt}, ${c.onPaper})`);
}

/** After a lock or an end nobody activates with an old code. */
export async function voidCodes(tx: Tx, eidAccountId: string, now: Date): Promise<void> {
  await tx.run(
    sql`update identity.eid_code set voided_at = ${now} where eid_account_id = ${eidAccountId} and used_at is null and voided_at is null`,
  );
}

/** When the account last got a code, and how many in the day before. */
export function codesLately(tx: Tx, eidAccountId: string, now: Date): Promise<{ last: Date | null; aDay: number }> {
  return tx.one(sql`select max(issued_at) as last, count(*) filter (where issued_at > ${now}::timestamptz - interval '1 day')::int as "aDay"
    from identity.eid_code where eid_account_id = ${eidAccountId}`);
}
