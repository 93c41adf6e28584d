import Type from 'typebox';
import { citizen, query } from '#platform/command';
import { sql } from '#platform/db';
import type { CaseState } from '../domain/case-state.ts';
import { personOf } from '../draft-access.ts';
import { draftsOf } from '../draft-store.ts';

interface MyCase {
  id: string;
  procedureCode: string;
  state: CaseState;
  trackingCode: string;
  officialCode: string | null;
  submittedAt: Date;
  dueOn: string | null;
}

interface Notice {
  caseId: string;
  kind: string;
  at: Date;
  procedureCode: string;
}

/** A citizen's drafts, cases and latest messages, newest first; at most 50 of each. */
export const myCases = query({
  name: 'cases.my-cases',
  summary: 'My drafts, cases and messages.',
  allow: citizen(),
  input: Type.Object({}),

  async run(ctx) {
    const personId = personOf(ctx.actor);
    const cases =
      await ctx.tx.rows<MyCase>(sql`select id, procedure_code as "procedureCode", state, tracking_code as "trackingCode",
        official_code as "officialCode", submitted_at as "submittedAt", due_on as "dueOn"
      from cases.case where applicant_id = ${personId} order by submitted_at desc limit 50`);
    const notices =
      await ctx.tx.rows<Notice>(sql`select n.case_id as "caseId", n.kind, n.at, c.procedure_code as "procedureCode"
      from cases.notice n join cases.case c on c.id = n.case_id where n.person_id = ${personId} order by n.at desc limit 50`);
    return { drafts: await draftsOf(ctx.tx, personId), cases, notices };
  },
});
