import Type from 'typebox';
import { citizen, officer, type QueryContext, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { agencyName } from '#territory';
import { bank } from '../bank/bank.ts';
import { type BillRow, findBillOfCase, itemsOf } from '../bill-store.ts';
import { type IntentState, intentsOf } from '../intent-store.ts';
import { type Bill, billView } from '../open-bill.ts';

export interface Attempt {
  id: string;
  state: IntentState;
  startedAt: Date;
}

export interface BillPage {
  bill: Bill;
  caseId: string;
  caseCode: string | null;
  agency: { code: string; name: { vi: string; en: string } };
  openedAt: Date;
  /** Online attempts, the newest first. */
  attempts: Attempt[];
  /** False when this installation has no bank: then the fee is paid at the counter. */
  onlineOffered: boolean;
}

async function pageOf(ctx: QueryContext, caseId: string): Promise<BillPage> {
  const row: BillRow = (await findBillOfCase(ctx.tx, caseId)) ?? refuse('not-found', 'payments.bill-not-found');
  const [items, attempts, agency] = await Promise.all([
    itemsOf(ctx.tx, row.id),
    intentsOf(ctx.tx, row.id),
    agencyName(ctx.tx, row.agencyCode),
  ]);
  ctx.concerns({ personId: row.payerId, caseId });
  return {
    bill: billView(row, items),
    caseId,
    caseCode: row.caseCode,
    agency: { code: row.agencyCode, name: agency },
    openedAt: row.openedAt,
    attempts: attempts.map(({ id, state, startedAt }) => ({ id, state, startedAt })),
    onlineOffered: bank() !== undefined,
  };
}

const input = Type.Object({ caseId: Type.String({ format: 'uuid' }) });

/** The bill of one's own case, or of one that one submitted for somebody else. */
export const showMyBill = query({
  name: 'payments.show-my-bill',
  summary: 'What a case of mine owes, and what was paid.',
  allow: citizen(),
  input,
  run: (ctx, { caseId }) => pageOf(ctx, caseId),
});

/** The bill of a case as the office sees it; logged, because it belongs to a named person's case. */
export const showBill = query({
  name: 'payments.show-bill',
  summary: 'What a case owes, for an officer of its agency; logged.',
  allow: officer(),
  personal: true,
  input,
  run: (ctx, { caseId }) => pageOf(ctx, caseId),
});
