import { createHash } from 'node:crypto';
import { sql, type Tx } from '#platform/db';

/** 80 random bits need no slow hash: nobody guesses the input. */
const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

export interface NewPasswordCode {
  id: string;
  accountId: string;
  code: string;
  madeBy: string | null;
  madeAt: Date;
  expiresAt: Date;
}

/** A new code takes the place of those before it. Run as the system. */
export async function replacePasswordCode(tx: Tx, c: NewPasswordCode): Promise<void> {
  await tx.run(sql`update identity.password_code set voided_at = ${c.madeAt}
    where account_id = ${c.accountId} and used_at is null and voided_at is null`);
  await tx.run(sql`insert into identity.password_code (id, account_id, code_hash, made_by, made_at, expires_at)
    values (${c.id}, ${c.accountId}, ${hashOf(c.code)}, ${c.madeBy}, ${c.madeAt}, ${c.expiresAt})`);
}

/** Uses a code up. Of several who bring it at once exactly one is told true. */
export async function takePasswordCode(tx: Tx, accountId: string, code: string, now: Date): Promise<boolean> {
  const rows = await tx.run(sql`update identity.password_code set used_at = ${now}
    where account_id = ${accountId} and code_hash = ${hashOf(code)} and used_at is null and voided_at is null and expires_at > ${now}`);
  return rows === 1;
}

/** Until when the account's code may be used; undefined when there is none. */
export async function openPasswordCode(tx: Tx, accountId: string, now: Date): Promise<Date | undefined> {
  const row = await tx.maybe<{ expiresAt: Date }>(sql`select expires_at as "expiresAt" from identity.password_code
    where account_id = ${accountId} and used_at is null and voided_at is null and expires_at > ${now}`);
  return row?.expiresAt;
}
