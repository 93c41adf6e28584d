import { sql, type Tx } from '#platform/db';

export type NoticeAct = 'assign' | 'return' | 'by-hand';

/** Money that the bank told of and that matched no payment of ours. */
export interface UnmatchedNotice {
  id: string;
  /** Our name for the payment, as the bank gave it. */
  reference: string;
  bankCode: string;
  /** Whole đồng. */
  amount: number;
  at: Date;
  /** `unknown`: no payment of that name; `differs`: another sum, or money a second time under one name. */
  effect: 'unknown' | 'differs';
  decision: NoticeDecision | null;
}

export interface NoticeDecision {
  id: string;
  act: NoticeAct;
  state: 'proposed' | 'done' | 'declined';
  reason: string;
  billId: string | null;
  caseCode: string | null;
  needsTwo: boolean;
  proposedBy: string;
  decidedAt: Date | null;
  returnedAt: Date | null;
}

// The bank may tell the same several times: the first telling stands for all.
const unmatched = sql`(select distinct on (reference, bank_code, amount) id, reference, bank_code, amount, at, effect
    from payments.bank_notice where outcome = 'paid' and effect in ('unknown', 'differs') order by reference, bank_code, amount, at, id) n`;
const columns = sql`n.id, n.reference, n.bank_code as "bankCode", n.amount, n.at, n.effect,
  case when d.id is null then null else jsonb_build_object('id', d.id, 'act', d.act, 'state', d.state, 'reason', d.reason,
    'billId', d.bill_id, 'caseCode', b.case_code, 'needsTwo', d.needs_two, 'proposedBy', d.proposed_by,
    'decidedAt', d.decided_at, 'returnedAt', d.returned_at) end as decision`;
const from = sql`${unmatched} left join payments.notice_decision d on d.notice_id = n.id and d.state <> 'declined'
  left join payments.bill b on b.id = d.bill_id`;

/** Those that wait for people first, then what was decided; at most 200. */
export function unmatchedNoticesIn(tx: Tx): Promise<UnmatchedNotice[]> {
  return tx.rows<UnmatchedNotice>(sql`select ${columns} from ${from}
    order by d.state = 'done' nulls first, n.at desc, n.id limit 200`);
}

export function findUnmatched(tx: Tx, id: string): Promise<UnmatchedNotice | undefined> {
  return tx.maybe<UnmatchedNotice>(sql`select ${columns} from ${from} where n.id = ${id}`);
}

/** @returns false when somebody was quicker. */
export async function proposeDecision(
  tx: Tx,
  d: {
    id: string;
    noticeId: string;
    act: NoticeAct;
    billId: string | null;
    reason: string;
    needsTwo: boolean;
    by: string;
    at: Date;
  },
): Promise<boolean> {
  const added =
    await tx.run(sql`insert into payments.notice_decision (id, notice_id, act, bill_id, reason, needs_two, proposed_by, proposed_at)
    values (${d.id}, ${d.noticeId}, ${d.act}, ${d.billId}, ${d.reason}, ${d.needsTwo}, ${d.by}, ${d.at})
    on conflict (notice_id) where state <> 'declined' do nothing`);
  return added === 1;
}

/** @returns false when it is no longer open. */
export async function endDecision(
  tx: Tx,
  d: { id: string; state: 'done' | 'declined'; by: string; at: Date },
): Promise<boolean> {
  const ended =
    await tx.run(sql`update payments.notice_decision set state = ${d.state}, decided_by = ${d.by}, decided_at = ${d.at}
    where id = ${d.id} and state = 'proposed'`);
  return ended === 1;
}

export interface DueReturn {
  id: string;
  reference: string;
  amount: number;
}

/** Money that is to go back by the bank and has not gone yet. */
export function dueReturns(tx: Tx, limit: number): Promise<DueReturn[]> {
  return tx.rows<DueReturn>(sql`select d.id, n.reference, n.amount from payments.notice_decision d
    join payments.bank_notice n on n.id = d.notice_id
    where d.act = 'return' and d.state = 'done' and d.returned_at is null order by d.decided_at limit ${limit}`);
}

export async function markReturned(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.run(
    sql`update payments.notice_decision set returned_at = ${at}, fault = null where id = ${id} and returned_at is null`,
  );
}
