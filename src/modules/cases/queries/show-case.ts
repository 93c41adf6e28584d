import Type from 'typebox';
import { citizen, officer, type QueryContext, query } from '#platform/command';
import { sql } from '#platform/db';
import { refuse } from '#platform/errors';
import type { Procedure } from '#procedures';
import { findAgency } from '#territory';
import { actorsOf } from '../act-on-case.ts';
import { type CaseRow, findCase } from '../case-store.ts';
import { actsOpenTo, type CaseAct } from '../domain/case-state.ts';
import { procedureOfCase } from '../draft-access.ts';
import { type HistoryEntry, historyOf } from '../history-store.ts';
import { type Paper, papersOfCase } from '../paper-store.ts';

export interface CaseResult {
  number: string;
  fileHash: string;
  fileName: string;
  issuedAt: Date;
}

export interface CaseView {
  case: CaseRow;
  procedure: Procedure;
  agency: { code: string; name: { vi: string; en: string } };
  history: HistoryEntry[];
  papers: Paper[];
  result: CaseResult | undefined;
  /** What this actor may do now. */
  acts: CaseAct[];
}

async function viewOf(ctx: QueryContext, caseId: string): Promise<CaseView> {
  const found = (await findCase(ctx.tx, caseId)) ?? refuse('not-found', 'cases.not-found');
  const procedure = procedureOfCase(found);
  const agency = await findAgency(ctx.tx, found.agencyCode);
  const result =
    await ctx.tx.maybe<CaseResult>(sql`select number, file_hash as "fileHash", file_name as "fileName", issued_at as "issuedAt"
    from cases.result where case_id = ${caseId}`);
  ctx.concerns({ personId: found.applicantId, caseId });
  return {
    case: found,
    procedure,
    agency: { code: found.agencyCode, name: agency?.name ?? { vi: found.agencyCode, en: found.agencyCode } },
    history: await historyOf(ctx.tx, caseId),
    papers: await papersOfCase(ctx.tx, caseId),
    result,
    acts: [...new Set(actorsOf(ctx.actor, found).flatMap((a) => actsOpenTo(found.state, a)))],
  };
}

/** One's own case, with its history, papers and result. */
export const showMyCase = query({
  name: 'cases.show-my-case',
  summary: 'A case of my own, with history, papers and result.',
  allow: citizen(),
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),
  run: (ctx, { caseId }) => viewOf(ctx, caseId),
});

/** A case as its office sees it: shows a named person, so it needs a purpose and is logged. */
export const showCase = query({
  name: 'cases.show-case',
  summary: 'A case for an officer of its agency; logged.',
  allow: officer(),
  personal: true,
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),
  run: (ctx, { caseId }) => viewOf(ctx, caseId),
});
