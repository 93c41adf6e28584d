import { joinSql, sql, type Tx } from '#platform/db';

export type BillState = 'open' | 'paid' | 'cancelled' | 'refunded';
export type PayMethod = 'cash' | 'online';

/** A bill as its row says. `amount` is whole đồng. */
export interface BillRow {
  id: string;
  caseId: string;
  agencyCode: string;
  payerId: string;
  submitterId: string | null;
  /** The case's code as people know it, and its procedure: for the receipt and the bank's statement. */
  caseCode: string | null;
  procedureCode: string | null;
  amount: number;
  state: BillState;
  method: PayMethod | null;
  openedAt: Date;
  paidAt: Date | null;
  receiptNumber: number | null;
  receiptYear: number | null;
}

export interface BillItem {
  code: string;
  name: { vi: string; en: string };
  /** Whole đồng. */
  amount: number;
}

const columns = sql`b.id, b.case_id as "caseId", b.agency_code as "agencyCode", b.payer_id as "payerId",
  b.submitter_id as "submitterId", b.case_code as "caseCode", b.procedure_code as "procedureCode", b.amount, b.state, b.method, b.opened_at as "openedAt", b.paid_at as "paidAt",
  r.number as "receiptNumber", r.year as "receiptYear"`;
const from = sql`payments.bill b left join payments.receipt r on r.bill_id = b.id`;

export function findBill(tx: Tx, id: string): Promise<BillRow | undefined> {
  return tx.maybe<BillRow>(sql`select ${columns} from ${from} where b.id = ${id}`);
}

/** The bill, locked until the transaction ends: money moves on it one act at a time. */
export async function lockBill(tx: Tx, id: string): Promise<BillRow | undefined> {
  await tx.run(sql`select from payments.bill where id = ${id} for update`);
  return findBill(tx, id);
}

/** The case's bill that is open or paid; when there is none, the last one that was closed. */
export function findBillOfCase(tx: Tx, caseId: string): Promise<BillRow | undefined> {
  return tx.maybe<BillRow>(sql`select ${columns} from ${from} where b.case_id = ${caseId}
    order by b.state in ('open', 'paid') desc, b.opened_at desc, b.id desc limit 1`);
}

export function itemsOf(tx: Tx, billId: string): Promise<BillItem[]> {
  return tx.rows<BillItem>(
    sql`select code, name, amount from payments.bill_item where bill_id = ${billId} order by position`,
  );
}

export interface NewBill {
  id: string;
  caseId: string;
  agencyCode: string;
  payerId: string;
  submitterId: string | null;
  caseCode: string | null;
  procedureCode: string | null;
  amount: number;
  openedAt: Date;
  items: readonly BillItem[];
}

export async function insertBill(tx: Tx, b: NewBill): Promise<void> {
  await tx.run(sql`insert into payments.bill (id, case_id, agency_code, payer_id, submitter_id, case_code, procedure_code, amount, opened_at)
    values (${b.id}, ${b.caseId}, ${b.agencyCode}, ${b.payerId}, ${b.submitterId}, ${b.caseCode}, ${b.procedureCode}, ${b.amount}, ${b.openedAt})`);
  const rows = b.items.map((i, n) => sql`(${b.id}, ${n + 1}, ${i.code}, ${JSON.stringify(i.name)}, ${i.amount})`);
  await tx.run(sql`insert into payments.bill_item (bill_id, position, code, name, amount) values ${joinSql(rows)}`);
}

export async function markPaid(tx: Tx, bill: { id: string; method: PayMethod; at: Date }): Promise<void> {
  await tx.run(sql`update payments.bill set state = 'paid', method = ${bill.method}, paid_at = ${bill.at}
    where id = ${bill.id} and state = 'open'`);
}

export async function closeBill(
  tx: Tx,
  bill: { id: string; state: 'cancelled' | 'refunded'; reason: string; at: Date },
): Promise<void> {
  await tx.run(sql`update payments.bill set state = ${bill.state}, closed_at = ${bill.at}, close_reason = ${bill.reason}
    where id = ${bill.id}`);
}

export interface Entry {
  id: string;
  billId: string;
  intentId?: string;
  kind: 'cash-in' | 'cash-out' | 'bank-in' | 'bank-out';
  amount: number;
  at: Date;
  /** Ours for cash, the intent's for the bank: with the kind it stands once in the journal. */
  reference: string;
  postId?: string;
}

/** Writes a movement of money. @returns false when this movement already stands in the journal. */
export async function addEntry(tx: Tx, e: Entry): Promise<boolean> {
  const added =
    await tx.run(sql`insert into payments.entry (id, bill_id, intent_id, kind, amount, at, reference, post_id)
    values (${e.id}, ${e.billId}, ${e.intentId ?? null}, ${e.kind}, ${e.amount}, ${e.at}, ${e.reference}, ${e.postId ?? null})
    on conflict on constraint entry_once_key do nothing`);
  return added === 1;
}
