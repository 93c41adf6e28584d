import Type from 'typebox';
import { officer, query } from '#platform/command';
import { sql } from '#platform/db';
import type { PayMethod } from '../bill-store.ts';

export interface DayBookRow {
  receiptNumber: number;
  year: number;
  agencyCode: string;
  caseCode: string | null;
  caseId: string;
  method: PayMethod;
  amount: number;
  at: Date;
  state: string;
}

/** A day of more receipts than this is read page by page. */
const most = 500;

/**
 * The cash book of the agencies that an officer sees: receipts of one day in order of their numbers, without names, and
 * what went in and out that day by cash and by bank.
 */
export const dayBook = query({
  name: 'payments.day-book',
  summary: 'Receipts of a day and the sums of the day, for the desk and its leader.',
  allow: officer('receiving-officer', 'approver', 'leader'),
  input: Type.Object({
    on: Type.String({ format: 'date' }),
    from: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  }),
  async run(ctx, { on, from = 0 }) {
    const rows = await ctx.tx.rows<DayBookRow>(sql`
      select r.number as "receiptNumber", r.year, r.agency_code as "agencyCode", b.case_code as "caseCode", b.case_id as "caseId",
             b.method, b.amount, r.issued_at as at, b.state
        from payments.receipt r join payments.bill b on b.id = r.bill_id
       where r.issued_at >= (${on}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'
         and r.issued_at < (${on}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
       order by r.agency_code, r.number limit ${most} offset ${from}`);
    const sums = await ctx.tx.rows<{ kind: string; count: number; amount: number }>(sql`
      select e.kind, count(*) as count, sum(e.amount)::bigint as amount from payments.entry e
       where e.at >= (${on}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'
         and e.at < (${on}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
       group by e.kind order by e.kind`);
    return { rows, sums, more: rows.length === most };
  },
});
