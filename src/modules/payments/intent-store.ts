import { sql, type Tx } from '#platform/db';
import type { IntentState } from './domain/intent-state.ts';

export type { IntentState };

/** One attempt to pay a bill online. */
export interface IntentRow {
  id: string;
  billId: string;
  /** Our name for it at the bank (MaThamChieu). */
  reference: string;
  /** Whole đồng. */
  amount: number;
  state: IntentState;
  startedAt: Date;
  payUrl: string | null;
  expiresAt: Date;
  bankCode: string | null;
  attempts: number;
}

const columns = sql`id, bill_id as "billId", reference, amount, state, started_at as "startedAt", pay_url as "payUrl",
  expires_at as "expiresAt", bank_code as "bankCode", attempts`;

export function findIntent(tx: Tx, id: string): Promise<IntentRow | undefined> {
  return tx.maybe<IntentRow>(sql`select ${columns} from payments.intent where id = ${id}`);
}

export function findIntentByReference(tx: Tx, reference: string): Promise<IntentRow | undefined> {
  return tx.maybe<IntentRow>(sql`select ${columns} from payments.intent where reference = ${reference}`);
}

export function intentsOf(tx: Tx, billId: string): Promise<IntentRow[]> {
  return tx.rows<IntentRow>(
    sql`select ${columns} from payments.intent where bill_id = ${billId} order by started_at desc, id desc`,
  );
}

/** Intents that the bank should be asked about now, the longest waiting first. */
export function dueIntents(tx: Tx, now: Date, limit: number): Promise<IntentRow[]> {
  return tx.rows<IntentRow>(sql`select ${columns} from payments.intent
    where state in ('new', 'waiting', 'refund-due') and next_at <= ${now} order by next_at limit ${limit}`);
}

export async function insertIntent(
  tx: Tx,
  i: { id: string; billId: string; reference: string; amount: number; startedAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.run(sql`insert into payments.intent (id, bill_id, reference, amount, started_at, expires_at, next_at)
    values (${i.id}, ${i.billId}, ${i.reference}, ${i.amount}, ${i.startedAt}, ${i.expiresAt}, ${i.startedAt})`);
}

/** What the bank answered to the opening of a payment: where the payer goes. Harmless when told twice. */
export async function keepPayUrl(tx: Tx, i: { id: string; payUrl: string; nextAt: Date }): Promise<void> {
  await tx.run(sql`update payments.intent set state = 'waiting', pay_url = ${i.payUrl}, attempts = 0, fault = null, next_at = ${i.nextAt}
    where id = ${i.id} and state = 'new'`);
}

export async function moveIntent(
  tx: Tx,
  i: { id: string; state: IntentState; at: Date; bankCode?: string; refundReason?: string },
): Promise<void> {
  await tx.run(sql`update payments.intent set state = ${i.state}, settled_at = ${i.at}, attempts = 0, fault = null, next_at = ${i.at},
      bank_code = coalesce(${i.bankCode ?? null}, bank_code), refund_reason = coalesce(${i.refundReason ?? null}, refund_reason)
    where id = ${i.id}`);
}

/** The bank is asked again later. */
export async function postponeIntent(tx: Tx, i: { id: string; nextAt: Date; fault: string | null }): Promise<void> {
  await tx.run(sql`update payments.intent set attempts = attempts + 1, next_at = ${i.nextAt}, fault = ${i.fault}
    where id = ${i.id} and state in ('new', 'waiting', 'refund-due')`);
}

/** The online payment that settled a bill is to go back. */
export async function demandRefundOfPaid(tx: Tx, i: { billId: string; reason: string; at: Date }): Promise<void> {
  await tx.run(sql`update payments.intent set state = 'refund-due', refund_reason = ${i.reason}, attempts = 0, next_at = ${i.at}
    where bill_id = ${i.billId} and state = 'paid'`);
}
