import Type from 'typebox';
import { type CommandContext, command, dutyFor, officer } from '#platform/command';
import { sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { wakeTask } from '#platform/jobs';
import { type BillRow, lockBill } from '../bill-store.ts';
import { billPaid } from '../events.ts';
import { findIntentByReference, insertIntent } from '../intent-store.ts';
import {
  endDecision,
  findUnmatched,
  type NoticeDecision,
  proposeDecision,
  type UnmatchedNotice,
} from '../notice-store.ts';
import { reachBankName } from '../task-name.ts';
import { payBill } from './settle-payment.ts';

/** Sums over this, in whole đồng, are decided by two people: our own rule, no law gives one. */
export const fourEyesOver = 1_000_000;

const collects = ['receiving-officer', 'approver', 'leader'];

/** Says what becomes of money that matches no payment. Up to the bound it is done at once, over it a second person confirms. */
export const proposeForNotice = command({
  name: 'payments.propose-for-notice',
  summary: 'Puts unmatched money to a bill, sends it back, or notes that it was settled with the bank by hand.',
  allow: officer('receiving-officer', 'approver', 'leader'),
  input: Type.Object({
    noticeId: Type.String({ format: 'uuid' }),
    act: Type.Union([Type.Literal('assign'), Type.Literal('return'), Type.Literal('by-hand')]),
    /** For `assign`: the code of the case whose bill it pays. */
    caseCode: Type.Optional(Type.String({ maxLength: 60 })),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  }),
  emits: [billPaid],

  async run(ctx, { noticeId, act, caseCode, reason }): Promise<{ state: 'proposed' | 'done' }> {
    const notice = (await findUnmatched(ctx.tx, noticeId)) ?? refuse('not-found', 'payments.notice-not-found');
    if (notice.decision !== null) refuse('conflict', 'payments.notice-decided');
    const bill = act === 'assign' ? await billFor(ctx, notice, caseCode ?? '') : undefined;
    if (act === 'return') await refuseUnlessReturnable(ctx, notice);
    const by = ctx.actor.accountId ?? '';
    const needsTwo = notice.amount > fourEyesOver;
    const decision = { id: newId(ctx.now.getTime()), noticeId, act, billId: bill?.id ?? null, reason, needsTwo, by };
    if (!(await proposeDecision(ctx.tx, { ...decision, at: ctx.now }))) refuse('conflict', 'payments.notice-decided');
    ctx.concerns({ ...whose(bill), detail: { notice: noticeId, act, amount: notice.amount, reason, needsTwo } });
    if (needsTwo) return { state: 'proposed' };
    await carryOut(ctx, notice, decision);
    return { state: 'done' };
  },
});

/** The second pair of eyes: approver or leader, never whoever proposed it. */
export const decideNotice = command({
  name: 'payments.decide-notice',
  summary: 'Confirms or declines what somebody else proposed for unmatched money.',
  allow: officer('approver', 'leader'),
  input: Type.Object({ noticeId: Type.String({ format: 'uuid' }), agree: Type.Boolean() }),
  emits: [billPaid],

  async run(ctx, { noticeId, agree }): Promise<{ state: 'done' | 'declined' }> {
    const notice = (await findUnmatched(ctx.tx, noticeId)) ?? refuse('not-found', 'payments.notice-not-found');
    const { decision } = notice;
    if (decision?.state !== 'proposed') refuse('conflict', 'payments.notice-decided');
    if (agree && decision.proposedBy === ctx.actor.accountId) refuse('forbidden', 'payments.notice-own-proposal');
    ctx.concerns({ detail: { notice: noticeId, act: decision.act, amount: notice.amount, agree } });
    if (agree) await carryOut(ctx, notice, decision);
    else await decline(ctx, decision);
    return { state: agree ? 'done' : 'declined' };
  },
});

async function decline(ctx: CommandContext, { id, needsTwo, proposedBy }: NoticeDecision): Promise<void> {
  const by = ctx.actor.accountId ?? '';
  // One's own proposal is taken back by somebody else too: the table holds two people to it.
  if (needsTwo && proposedBy === by) refuse('forbidden', 'payments.notice-own-proposal');
  if (!(await endDecision(ctx.tx, { id, state: 'declined', by, at: ctx.now })))
    refuse('conflict', 'payments.notice-decided');
}

const whose = (bill: BillRow | undefined) =>
  bill === undefined ? {} : { personId: bill.payerId, caseId: bill.caseId };

/** The open bill of a case, of an agency the officer collects for, over exactly this sum. */
async function billFor(ctx: CommandContext, notice: UnmatchedNotice, caseCode: string): Promise<BillRow> {
  const found = await ctx.tx.maybe<{ id: string }>(
    sql`select id from payments.bill where case_code = ${caseCode.trim().toUpperCase()} and state = 'open'`,
  );
  const bill = found === undefined ? undefined : await lockBill(ctx.tx, found.id);
  if (bill === undefined || dutyFor(ctx.actor, bill.agencyCode, collects) === undefined)
    refuse('invalid', 'payments.notice-no-bill', {}, [{ field: 'caseCode', key: 'payments.notice-no-bill' }]);
  if (bill.amount !== notice.amount)
    refuse('invalid', 'payments.notice-other-sum', {}, [{ field: 'caseCode', key: 'payments.notice-other-sum' }]);
  return bill;
}

/** Money that came a second time under a name that is settled cannot be called back by that name. */
async function refuseUnlessReturnable(ctx: CommandContext, { reference, effect }: UnmatchedNotice): Promise<void> {
  const intent = effect === 'unknown' ? undefined : await findIntentByReference(ctx.tx, reference);
  const settled = intent !== undefined && ['paid', 'refund-due', 'refunded'].includes(intent.state);
  if (settled) refuse('conflict', 'payments.notice-by-hand');
}

async function carryOut(
  ctx: CommandContext,
  notice: UnmatchedNotice,
  decision: Pick<NoticeDecision, 'id' | 'act' | 'billId'>,
): Promise<void> {
  const by = ctx.actor.accountId ?? '';
  if (!(await endDecision(ctx.tx, { id: decision.id, state: 'done', by, at: ctx.now })))
    refuse('conflict', 'payments.notice-decided');
  if (decision.act === 'return') await wakeTask(ctx.tx, reachBankName, ctx.now);
  if (decision.act === 'assign') await payWith(ctx, notice, decision.billId ?? '');
}

async function payWith(ctx: CommandContext, notice: UnmatchedNotice, billId: string): Promise<void> {
  const bill = (await lockBill(ctx.tx, billId)) ?? refuse('invalid', 'payments.notice-no-bill');
  if (bill.state !== 'open') refuse('conflict', `payments.bill-is-${bill.state}`);
  const taken = await findIntentByReference(ctx.tx, notice.reference);
  const reference = taken === undefined ? notice.reference : `${notice.reference}+${notice.bankCode}`;
  const id = newId(ctx.now.getTime());
  await insertIntent(ctx.tx, {
    id,
    billId,
    reference,
    amount: notice.amount,
    startedAt: ctx.now,
    expiresAt: ctx.now,
  });
  const intent = (await findIntentByReference(ctx.tx, reference)) ?? refuse('conflict', 'payments.notice-decided');
  await payBill(ctx, { bill, intent, bankCode: notice.bankCode });
  ctx.concerns({ personId: bill.payerId, caseId: bill.caseId, detail: { bill: bill.id, notice: notice.id } });
}
