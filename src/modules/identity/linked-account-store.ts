import { sql, type Tx } from '#platform/db';
import { type Account, findAccount } from './account-store.ts';

/** The account that an outside issuer's subject leads to, if they were linked before; notes the use. */
export async function findLinkedAccount(
  tx: Tx,
  who: { issuer: string; subject: string },
  now: Date,
): Promise<Account | undefined> {
  const row = await tx.maybe<{ accountId: string }>(sql`update identity.linked_account set used_at = ${now}
    where issuer = ${who.issuer} and subject = ${who.subject} returning account_id as "accountId"`);
  return row && findAccount(tx, row.accountId);
}

/** Links a subject to an account. A second subject for the same account takes the first one's place. */
export async function linkAccount(
  tx: Tx,
  link: { issuer: string; subject: string; accountId: string },
  now: Date,
): Promise<void> {
  await tx.run(
    sql`delete from identity.linked_account where issuer = ${link.issuer} and account_id = ${link.accountId}`,
  );
  await tx.run(sql`insert into identity.linked_account (issuer, subject, account_id, linked_at, used_at)
    values (${link.issuer}, ${link.subject}, ${link.accountId}, ${now}, ${now})`);
}
