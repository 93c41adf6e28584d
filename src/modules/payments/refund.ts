import type { CommandContext } from '#platform/command';
import { dutyFor } from '#platform/command';
import { newId } from '#platform/ids';
import { wakeTask } from '#platform/jobs';
import { addEntry, type BillRow, closeBill } from './bill-store.ts';
import { billRefunded } from './events.ts';
import { demandRefundOfPaid } from './intent-store.ts';
import { reachBankName } from './task-name.ts';

/**
 * Gives a paid fee back: the bill is refunded in this transaction. Cash is counted out at the counter by the officer who
 * decides; online money is sent back by the bank, which the task asks for until it has done so. The act
 * must list `billRefunded` among its events.
 */
export async function giveBack(ctx: CommandContext, bill: BillRow, reason: string): Promise<void> {
  await closeBill(ctx.tx, { id: bill.id, state: 'refunded', reason, at: ctx.now });
  if (bill.method === 'cash') {
    const duty = dutyFor(ctx.actor, bill.agencyCode, ['receiving-officer', 'approver', 'specialist']);
    await addEntry(ctx.tx, {
      id: newId(ctx.now.getTime()),
      billId: bill.id,
      kind: 'cash-out',
      amount: bill.amount,
      at: ctx.now,
      reference: bill.id,
      ...(duty === undefined ? {} : { postId: duty.postId }),
    });
  } else {
    await demandRefundOfPaid(ctx.tx, { billId: bill.id, reason, at: ctx.now });
    await wakeTask(ctx.tx, reachBankName, ctx.now);
  }
  ctx.concerns({ caseId: bill.caseId, detail: { bill: bill.id, billState: 'refunded' } });
  ctx.emit(billRefunded, { billId: bill.id, caseId: bill.caseId, personId: bill.payerId });
}
