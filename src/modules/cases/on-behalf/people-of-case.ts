import Type from 'typebox';
import { citizen, either, officer, query } from '#platform/command';
import { sql } from '#platform/db';
import { refuse } from '#platform/errors';
import type { Relation } from '../draft-store.ts';
import { nameOf } from './acting-for.ts';

interface PeopleRow {
  applicantId: string;
  submitterId: string | null;
  relation: Relation | 'other';
  consentId: string | null;
}

/** For whom a case is, and who sent it by what right. */
export const peopleOfCase = query({
  name: 'cases.people-of-case',
  summary: 'The applicant of a case and who sent it, by what right; logged.',
  allow: either(citizen(), officer()),
  personal: true,
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),

  async run(ctx, { caseId }) {
    const found =
      (await ctx.tx.maybe<PeopleRow>(sql`select applicant_id as "applicantId", submitter_id as "submitterId",
          submitter_relation as relation, consent_id as "consentId" from cases.case where id = ${caseId}`)) ??
      refuse('not-found', 'cases.not-found');
    ctx.concerns({ personId: found.applicantId, caseId });
    return {
      applicantName: await nameOf(ctx, found.applicantId),
      submitterName: found.submitterId === null ? undefined : await nameOf(ctx, found.submitterId),
      relation: found.relation,
      consentId: found.consentId,
    };
  },
});
