/** For tests of fees: bills without cases, payers and desks without people, a bank that can be chosen. */
import { randomUUID } from 'node:crypto';
import Type from 'typebox';
import { type Actor, command, execute, type Runtime, signedIn } from '#platform/command';
import { type Database, sql } from '#platform/db';
import { billRefunded, cancelBill, openBill } from './index.ts';

export { type BankAnswer, BankFault, connectBank, useBank } from './bank/bank.ts';
export { settlePayment } from './commands/settle-payment.ts';
export { reachBank } from './reach-bank.ts';

export const deskAgency = 'H98.20.01';

export function aPayer(): Actor & { personId: string } {
  const account = { accountId: randomUUID(), accountLevel: 2, authenticationLevel: 2 } as const;
  return { kind: 'citizen', personId: randomUUID(), ...account, duties: [], roles: [], agencies: [] };
}

export function aDeskOfficer(agency = deskAgency, role = 'receiving-officer'): Actor {
  const duty = { postId: randomUUID(), role, agency, actsFor: [agency] };
  return { kind: 'officer', accountId: randomUUID(), duties: [duty], roles: [role], agencies: [agency] };
}

const owe = command({
  name: 'payments.test-owe',
  summary: 'Opens a bill as a module above would.',
  allow: signedIn,
  input: Type.Object({ caseId: Type.String(), payerId: Type.String(), amounts: Type.Array(Type.Integer()) }),
  emits: [],
  run: (ctx, { caseId, payerId, amounts }) =>
    openBill(ctx, {
      caseId,
      payerId,
      agencyCode: deskAgency,
      caseCode: caseId.slice(0, 8).toUpperCase(),
      items: amounts.map((amount, i) => ({
        code: `fee-${i}`,
        name: { vi: `Lệ phí ${i + 1}`, en: `Fee ${i + 1}` },
        amount,
      })),
    }),
});

const close = command({
  name: 'payments.test-close',
  summary: 'Closes a bill as a module above would.',
  allow: signedIn,
  input: Type.Object({ caseId: Type.String(), refund: Type.Boolean() }),
  emits: [billRefunded],
  run: async (ctx, { caseId, refund }) => ({ state: await cancelBill(ctx, { caseId, refund, reason: 'test' }) }),
});

/** A case's bill, opened in the payer's own act. */
export async function aBill(
  runtime: Runtime,
  payer: Actor & { personId: string },
  amounts: number[] = [20_000],
): Promise<{ billId: string; caseId: string }> {
  const caseId = randomUUID();
  const { billId } = await execute(runtime, owe, { actor: payer, input: { caseId, payerId: payer.personId, amounts } });
  return { billId, caseId };
}

export const closeBillOf = (runtime: Runtime, actor: Actor, input: { caseId: string; refund: boolean }) =>
  execute(runtime, close, { actor, input });

export interface BillMoney {
  state: string;
  amount: number;
  /** What came in less what went out. */
  balance: number;
  receipts: number;
  /** Money at the bank that is still to go back. */
  refundDue: number;
  paidEvents: number;
}

/** Where the money of a bill is, past row-level security. */
export function moneyOf(database: Database, billId: string): Promise<BillMoney> {
  return database.asOwner((tx) =>
    tx.one<BillMoney>(sql`select b.state, b.amount,
      coalesce((select sum(case when e.kind in ('cash-in', 'bank-in') then e.amount else -e.amount end) from payments.entry e where e.bill_id = b.id), 0)::bigint as balance,
      (select count(*) from payments.receipt r where r.bill_id = b.id) as receipts,
      coalesce((select sum(i.amount) from payments.intent i where i.bill_id = b.id and i.state = 'refund-due'), 0)::bigint as "refundDue",
      (select count(*) from platform.outbox_message m where m.name = 'payments.bill-paid.v1' and m.payload ->> 'billId' = b.id::text) as "paidEvents"
      from payments.bill b where b.id = ${billId}`),
  );
}

/** References of a bill's payments at the bank, the oldest first. */
export async function referencesOf(database: Database, billId: string): Promise<string[]> {
  const rows = await database.asOwner((tx) =>
    tx.rows<{ reference: string }>(
      sql`select reference from payments.intent where bill_id = ${billId} order by started_at, id`,
    ),
  );
  return rows.map((r) => r.reference);
}
