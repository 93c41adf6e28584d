import type { CommandContext } from '#platform/command';
import { joinSql, sql } from '#platform/db';
import type { StandIn } from './stand-in.ts';

/** A paper that nobody had to hand in, and why. */
export interface PaperNotAsked {
  paperCode: string;
  standIn: StandIn;
}

/**
 * Writes down which papers of a case were not asked for; the figure "papers not asked" counts these rows. Writing the same
 * again is harmless.
 */
export async function recordPapersNotAsked(
  ctx: CommandContext,
  about: { caseId: string; procedureCode: string; agencyCode: string; papers: readonly PaperNotAsked[] },
): Promise<void> {
  if (about.papers.length === 0) return;
  const rows = about.papers.map(
    ({ paperCode, standIn }) => sql`(${about.caseId}::uuid, ${paperCode}, ${about.procedureCode}, ${about.agencyCode},
      ${standIn.kind}, ${standIn.kind === 'result' ? standIn.resultCode : standIn.source},
      ${standIn.kind === 'result' ? standIn.resultId : null}::uuid, ${standIn.legalBasis.vi}, ${ctx.now}::timestamptz)`,
  );
  // Not `on conflict`: that would need to see the row, and the applicant does not.
  ctx.tx.later(sql`insert into results.paper_not_asked
    (case_id, paper_code, procedure_code, agency_code, kind, source, result_id, legal_basis, at)
    select v.* from (values ${joinSql(rows)}) v (case_id, paper_code, procedure_code, agency_code, kind, source, result_id, legal_basis, at)
     where not exists (select from results.paper_not_asked p where p.case_id = v.case_id and p.paper_code = v.paper_code)`);
}
