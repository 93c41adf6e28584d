import { sql, type Tx } from '#platform/db';
import { findPersonByNumber } from '#population';
import { type EidAccount, eidAccountOfPerson, findEidAccount } from './eid-account-store.ts';

/** The account of a 12-digit number, a passport or an organisation's code, not ended. Ask as the system. */
export async function eidAccountOfTyped(tx: Tx, typed: string): Promise<EidAccount | undefined> {
  const number = typed
    .normalize('NFKC')
    .replace(/[\s.\-–]/g, '')
    .toUpperCase();
  const person = /^\d{12}$/.test(number) ? await findPersonByNumber(tx, number) : undefined;
  if (person !== undefined) return eidAccountOfPerson(tx, person.id);
  // A passport number may be used by two countries: then nobody is found, and the office helps.
  const others = await tx.rows<{ id: string }>(
    sql`select id from identity.eid_account where holder_number = ${number} and state <> 'revoked' limit 2`,
  );
  return others.length === 1 ? findEidAccount(tx, others[0]?.id ?? '') : undefined;
}
