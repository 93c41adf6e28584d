import { execute, type Runtime, systemActor, type Task } from '#platform/command';
import { type Bank, BankFault, type BankOutcome, bank } from './bank/bank.ts';
import type { BankFields } from './bank/message.ts';
import { type BillItem, type BillRow, findBill, itemsOf } from './bill-store.ts';
import { postponePayment, recordPayUrl, recordRefund } from './commands/record-bank-answer.ts';
import { settlePayment } from './commands/settle-payment.ts';
import { asciiText } from './domain/ascii-text.ts';
import { dueIntents, findIntent, type IntentRow } from './intent-store.ts';
import { dueReturns, markReturned } from './notice-store.ts';
import { reachBankName } from './task-name.ts';

const atOnce = 4;
const batch = 40;
const firstWaitMs = 15_000;
const longestWaitMs = 10 * 60_000;

/**
 * Speaks with the bank about everything that is open: tells it of new payments, asks about those whose notice has not
 * come, and has money sent back. What the bank does not answer is asked again, each time after twice the wait.
 */
export const reachBank: Task = { name: reachBankName, everySeconds: 15, run: reconcile };

async function reconcile(runtime: Runtime): Promise<void> {
  const at = bank();
  if (at === undefined) return;
  await sendUnmatchedBack(runtime, at);
  for (;;) {
    const due = await runtime.database.read({ kind: 'system' }, (tx) => dueIntents(tx, runtime.clock.now(), batch));
    for (let i = 0; i < due.length; i += atOnce)
      await Promise.all(due.slice(i, i + atOnce).map((intent) => attend(runtime, at, intent)));
    // Each one attended has moved or is postponed, so this ends.
    if (due.length < batch) return;
  }
}

/** Money that matched nothing goes back by decision of the office. What the bank does not take now is offered again next time. */
async function sendUnmatchedBack(runtime: Runtime, at: Bank): Promise<void> {
  const due = await runtime.database.read({ kind: 'system' }, (tx) => dueReturns(tx, batch));
  for (const { id, reference, amount } of due) {
    try {
      await at.refund({ reference, amount, reason: 'Hoan tra khoan khong khop', now: runtime.clock.now() });
      await runtime.database.transaction({ kind: 'system' }, (tx) => markReturned(tx, id, runtime.clock.now()));
    } catch (error) {
      if (!(error instanceof BankFault)) throw error;
      runtime.log.warn({ err: error, decision: id }, 'the bank did not take money back; offered again later');
    }
  }
}

/** Attends to one payment now, for a page whose reader waits. Does nothing when there is nothing to ask. */
export async function attendToPayment(runtime: Runtime, intentId: string): Promise<void> {
  const at = bank();
  const intent = await runtime.database.read({ kind: 'system' }, (tx) => findIntent(tx, intentId));
  if (at === undefined || intent === undefined) return;
  if (intent.state === 'new' || intent.state === 'waiting') await attend(runtime, at, intent);
}

async function attend(runtime: Runtime, at: Bank, intent: IntentRow): Promise<void> {
  const wait = Math.min(firstWaitMs * 2 ** intent.attempts, longestWaitMs);
  const act = { runtime, at, intent, wait };
  try {
    if (intent.state === 'new') await openAtBank(act);
    else if (intent.state === 'waiting') await askBank(act);
    else if (intent.state === 'refund-due') await refundAtBank(act);
  } catch (error) {
    if (!(error instanceof BankFault)) throw error;
    runtime.log.warn({ err: error, intent: intent.id }, 'the bank did not answer; asked again later');
    const input = { intentId: intent.id, waitMs: wait, fault: error.message.slice(0, 500), expired: false };
    await execute(runtime, postponePayment, { actor: systemActor, input });
  }
}

interface Attendance {
  runtime: Runtime;
  at: Bank;
  intent: IntentRow;
  /** Milliseconds until it is asked again. */
  wait: number;
}

async function openAtBank({ runtime, at, intent, wait }: Attendance): Promise<void> {
  const { bill, items } = await runtime.database.read({ kind: 'system' }, async (tx) => {
    const found = await findBill(tx, intent.billId);
    if (found === undefined) throw new Error(`payment ${intent.id} has lost its bill`);
    return { bill: found, items: await itemsOf(tx, intent.billId) };
  });
  const now = runtime.clock.now();
  if (bill.state !== 'open' || intent.expiresAt <= now) {
    const input = { intentId: intent.id, waitMs: 0, fault: null, expired: true };
    await execute(runtime, postponePayment, { actor: systemActor, input });
    return;
  }
  const { payUrl } = await at.open({
    reference: intent.reference,
    amount: intent.amount,
    text: asciiText(`Le phi ho so ${bill.caseCode ?? intent.reference}`),
    now,
    receipt: receiptFields(bill, items),
  });
  await execute(runtime, recordPayUrl, {
    actor: systemActor,
    input: { intentId: intent.id, payUrl, askAgainMs: wait },
  });
}

/** ThongTinBienLai. The payer's name and number are left out: the bank knows its customer and needs neither from us. */
function receiptFields(bill: BillRow, items: readonly BillItem[]): Record<string, unknown> {
  return {
    MaDichVu: '2',
    MaTTHC: bill.procedureCode ?? '',
    MaDonVi: bill.agencyCode,
    MaHoSo: bill.caseCode ?? '',
    NoiDungThanhToan: items.map((i) => i.name.vi).join('; '),
    PhiLePhi: items.map((i) => ({ MaPhiLePhi: i.code, TenPhiLePhi: i.name.vi, SoTien: String(i.amount) })),
  };
}

async function askBank({ runtime, at, intent, wait }: Attendance): Promise<void> {
  const { outcome, amount, bankCode } = await at.ask(intent.reference, runtime.clock.now());
  if (outcome === 'paid' || outcome === 'failed') {
    const input = { reference: intent.reference, outcome, amount, bankCode, cameBy: 'question' } as const;
    await execute(runtime, settlePayment, { actor: systemActor, input });
  }
  // Also after an answer that changed nothing (another sum than ours): otherwise it would be asked without end.
  const expired = isOver(outcome) && intent.expiresAt <= runtime.clock.now();
  const input = { intentId: intent.id, waitMs: wait, fault: null, expired };
  await execute(runtime, postponePayment, { actor: systemActor, input });
}

const isOver = (outcome: BankOutcome) => outcome === 'pending' || outcome === 'unknown';

async function refundAtBank({ runtime, at, intent }: Attendance): Promise<void> {
  const { reference, amount } = intent;
  const { bankCode } = await at.refund({ reference, amount, reason: 'Hoan tra le phi', now: runtime.clock.now() });
  await execute(runtime, recordRefund, { actor: systemActor, input: { intentId: intent.id, bankCode } });
}

/**
 * Takes a notice that the bank sent by itself. @returns what it changed, after the commit: only then may it be
 * acknowledged. undefined when it does not come from the bank (wrong signature, another partner).
 */
export async function takeBankNotice(runtime: Runtime, fields: BankFields): Promise<{ effect: string } | undefined> {
  const told = bank()?.readNotice(fields);
  if (told === undefined) return undefined;
  const { reference, outcome, amount, bankCode } = told;
  if (outcome !== 'paid' && outcome !== 'failed') return { effect: 'known' };
  const input = { reference, outcome, amount, bankCode, cameBy: 'notice' } as const;
  return execute(runtime, settlePayment, { actor: systemActor, input });
}
