import Type from 'typebox';
import { citizen, query } from '#platform/command';
import { sql } from '#platform/db';
import type { CaseState, Wait } from '../domain/case-state.ts';
import { personOf } from '../draft-access.ts';
import { type Draft, draftsOf, type Relation } from '../draft-store.ts';
import { nameOf } from '../on-behalf/acting-for.ts';

export interface MyCase {
  id: string;
  procedureCode: string;
  state: CaseState;
  trackingCode: string;
  officialCode: string | null;
  submittedAt: Date;
  dueOn: string | null;
  /** What it waits for while it is open. */
  wait: Wait | null;
  relation: Relation;
  /** Name of the applicant, when I sent it for somebody else. */
  applicantName?: string | undefined;
}

export type MyDraft = Draft & { applicantName?: string | undefined };

/** A citizen's drafts and cases, those sent for others among them, newest first; at most 50 of each. */
export const myCases = query({
  name: 'cases.my-cases',
  summary: 'My drafts and cases, and those that I sent for somebody else.',
  allow: citizen(),
  input: Type.Object({}),

  async run(ctx): Promise<{ drafts: MyDraft[]; cases: MyCase[] }> {
    const me = personOf(ctx.actor);
    const rows = await ctx.tx.rows<
      MyCase & { applicantId: string }
    >(sql`select id, procedure_code as "procedureCode", state,
        tracking_code as "trackingCode", official_code as "officialCode", submitted_at as "submittedAt", due_on as "dueOn", wait,
        submitter_relation as relation, applicant_id as "applicantId"
      from cases.case where applicant_id = ${me} or submitter_id = ${me} order by submitted_at desc limit 50`);
    const names = new Map<string, string>();
    const nameUnlessMe = async (personId: string) => {
      if (personId === me) return undefined;
      if (!names.has(personId)) names.set(personId, await nameOf(ctx, personId));
      return names.get(personId);
    };
    const cases: MyCase[] = [];
    for (const { applicantId, ...row } of rows) cases.push({ ...row, applicantName: await nameUnlessMe(applicantId) });
    const drafts: MyDraft[] = [];
    for (const draft of await draftsOf(ctx.tx, me))
      drafts.push({ ...draft, applicantName: await nameUnlessMe(draft.personId) });
    return { drafts, cases };
  },
});
