import { sql, type Tx } from '#platform/db';

/**
 * Gives a paid bill its receipt: the next number of its agency in the year, counted from 1 without gaps, because number
 * and payment stand or fall in one transaction (Decree 123/2020/NĐ-CP art. 32; Decree 254/2026/NĐ-CP art. 23: at most
 * eight digits, anew each year). Two payments at once get two numbers.
 */
export async function issueReceipt(
  tx: Tx,
  receipt: { billId: string; agencyCode: string; year: number; at: Date; postId: string | null },
): Promise<number> {
  const { billId, agencyCode, year, at, postId } = receipt;
  const { last } = await tx.one<{ last: number }>(sql`insert into payments.receipt_counter (agency_code, year, last)
    values (${agencyCode}, ${year}, 1)
    on conflict on constraint receipt_counter_pk do update set last = receipt_counter.last + 1 returning last`);
  await tx.run(sql`insert into payments.receipt (bill_id, agency_code, year, number, issued_at, post_id)
    values (${billId}, ${agencyCode}, ${year}, ${last}, ${at}, ${postId})`);
  return last;
}

/** `0000012/2023`: seven digits at least, so that receipts sort as they were counted. */
export const receiptNumberText = (number: number, year: number): string => `${String(number).padStart(7, '0')}/${year}`;
