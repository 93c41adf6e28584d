import { sql, type Tx } from '#platform/db';
import { refuse } from '#platform/errors';

/**
 * What is still to be paid for the case that ended in a result, in whole đồng; 0 when nothing is. A result goes out when its
 * fee is paid (Law 97/2015/QH13 on fees and charges; Decree 61/2018/NĐ-CP art. 20), whichever door it is asked for at.
 */
export async function feeOwed(tx: Tx, caseId: string | null): Promise<number> {
  if (caseId === null) return 0;
  const row = await tx.maybe<{ amount: number }>(
    sql`select amount from payments.pub_bill where case_id = ${caseId} and state = 'open'`,
  );
  return row?.amount ?? 0;
}

/** @throws Refusal `results.fee-owed`, which says where to pay. */
export async function refuseWhenOwed(tx: Tx, caseId: string | null): Promise<void> {
  const amount = await feeOwed(tx, caseId);
  if (amount > 0) refuse('conflict', 'results.fee-owed', { amount });
}
