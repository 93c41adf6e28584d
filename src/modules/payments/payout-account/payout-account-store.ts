import { sql, type Tx } from '#platform/db';

/** Where a person's benefits are paid to. */
export interface PayoutAccount {
  id: string;
  bankCode: string;
  number: string;
  holder: string;
  since: Date;
}

/** The account that counts now. */
export function currentPayoutAccount(tx: Tx, personId: string): Promise<PayoutAccount | undefined> {
  return tx.maybe(sql`select id, bank_code as "bankCode", number, holder, since from payments.payout_account
    where person_id = ${personId} and until is null`);
}

/** Puts a new account in the place of the one that counted until now. */
export async function replacePayoutAccount(
  tx: Tx,
  account: PayoutAccount & { personId: string; authenticationLevel: number },
): Promise<void> {
  const a = account;
  await tx.run(
    sql`update payments.payout_account set until = ${a.since} where person_id = ${a.personId} and until is null`,
  );
  await tx.run(sql`insert into payments.payout_account (id, person_id, bank_code, number, holder, since, authentication_level)
    values (${a.id}, ${a.personId}, ${a.bankCode}, ${a.number}, ${a.holder}, ${a.since}, ${a.authenticationLevel})`);
}
