import type { CommandContext } from '#platform/command';
import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import {
  type BillItem,
  type BillRow,
  type BillState,
  closeBill,
  findBillOfCase,
  insertBill,
  itemsOf,
  lockBill,
  type PayMethod,
} from './bill-store.ts';
import { sumOf } from './domain/amount.ts';
import { receiptNumberText } from './receipt-store.ts';
import { giveBack } from './refund.ts';

export interface BillInput {
  caseId: string;
  /** Who collects. */
  agencyCode: string;
  /** The person who owes: sees the bill and may pay it. */
  payerId: string;
  /** Who submitted the case for the payer, when that is somebody else: may see and pay it too. */
  submitterId?: string;
  /** Tracking code and procedure of the case: shown on the receipt and in the bank's statement. */
  caseCode?: string;
  procedureCode?: string;
  items: readonly BillItem[];
}

/**
 * Opens the bill of a case, in the caller's transaction. The same bill asked for again (same sum, still open) is answered
 * with the one that stands. Amounts are whole đồng greater than 0; anything else is a fault of the caller.
 * @throws Refusal `payments.bill-exists` when the case has a bill over another sum, or a paid one.
 */
export async function openBill(ctx: CommandContext, input: BillInput): Promise<{ billId: string }> {
  const amount = sumOf(input.items.map((i) => i.amount));
  const before = await findBillOfCase(ctx.tx, input.caseId);
  if (before !== undefined && (before.state === 'open' || before.state === 'paid')) {
    if (before.state === 'open' && before.amount === amount) return { billId: before.id };
    refuse('conflict', 'payments.bill-exists');
  }
  const billId = newId(ctx.now.getTime());
  const { caseId, payerId, submitterId = null, caseCode = null, procedureCode = null } = input;
  await insertBill(ctx.tx, { ...input, id: billId, submitterId, caseCode, procedureCode, amount, openedAt: ctx.now });
  ctx.concerns({ personId: payerId, caseId, detail: { bill: billId, amount } });
  return { billId };
}

/** A case's bill as other modules and pages see it. */
export interface Bill {
  id: string;
  /** Whole đồng. */
  amount: number;
  state: BillState;
  items: BillItem[];
  method?: PayMethod;
  paidAt?: Date;
  receiptNumber?: string;
}

/** The bill of a case that is open or paid, else its last one; undefined when it never had one that this actor may see. */
export async function billOf(tx: Tx, caseId: string): Promise<Bill | undefined> {
  const row = await findBillOfCase(tx, caseId);
  return row === undefined ? undefined : billView(row, await itemsOf(tx, row.id));
}

export function billView(row: BillRow, items: BillItem[]): Bill {
  return {
    id: row.id,
    amount: row.amount,
    state: row.state,
    items,
    ...(row.method === null ? {} : { method: row.method }),
    ...(row.paidAt === null ? {} : { paidAt: row.paidAt }),
    ...(row.receiptNumber === null || row.receiptYear === null
      ? {}
      : { receiptNumber: receiptNumberText(row.receiptNumber, row.receiptYear) }),
  };
}

/**
 * Closes the bill of a case that ends. An open bill is cancelled (a payment already under way goes back to the payer when
 * it arrives). A paid one stays paid, unless `refund` says that the fee is given back: online money through the bank, cash
 * at the counter.
 * @returns the bill's state afterwards, undefined when there is none.
 */
export async function cancelBill(
  ctx: CommandContext,
  input: { caseId: string; reason: string; refund?: boolean },
): Promise<BillState | undefined> {
  const found = await findBillOfCase(ctx.tx, input.caseId);
  const bill = found === undefined ? undefined : await lockBill(ctx.tx, found.id);
  if (bill === undefined) return undefined;
  if (bill.state === 'open') {
    await closeBill(ctx.tx, { id: bill.id, state: 'cancelled', reason: input.reason, at: ctx.now });
    ctx.concerns({ caseId: bill.caseId, detail: { bill: bill.id, billState: 'cancelled' } });
    return 'cancelled';
  }
  if (bill.state !== 'paid' || input.refund !== true) return bill.state;
  await giveBack(ctx, bill, input.reason);
  return 'refunded';
}
