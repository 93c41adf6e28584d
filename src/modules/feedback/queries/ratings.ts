import Type from 'typebox';
import { showMyCase } from '#cases';
import { citizen, officer, query } from '#platform/command';
import { sql } from '#platform/db';
import { criteria, ratableStates } from '../domain/criteria.ts';

export interface MyRating {
  overall: number;
  scores: (number | null)[];
  comment: string | null;
  ratedAt: Date;
}

/** Whether I may rate a case of mine, and how I did. */
export const myRating = query({
  name: 'feedback.my-rating',
  summary: 'My rating of a case of mine, or whether I can give one.',
  allow: citizen(),
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { caseId }) {
    const { case: found, procedure, agency } = await showMyCase.run(ctx, { caseId });
    const rating = await ctx.tx.maybe<MyRating>(sql`select overall, scores, comment, rated_at as "ratedAt"
      from feedback.rating where case_id = ${caseId}`);
    return {
      caseId,
      caseCode: found.officialCode ?? found.trackingCode,
      procedureName: procedure.name,
      agencyName: agency.name,
      finished: ratableStates.includes(found.state),
      rating,
    };
  },
});

export interface Satisfaction {
  agencyCode: string;
  ratings: number;
  satisfied: number;
}

/** How people judged the agencies that this officer sees, from a day to a day, and what they wrote. Nobody is named. */
export const satisfaction = query({
  name: 'feedback.satisfaction',
  summary: 'How people rated the agencies that I see.',
  allow: officer('receiving-officer', 'approver', 'leader'),
  input: Type.Object({ from: Type.String({ format: 'date' }), to: Type.String({ format: 'date' }) }),
  async run(ctx, { from, to }) {
    const agencies = [...ctx.actor.agencies];
    const inSpan = sql`agency_code = any(${agencies}::text[]) and rated_on between ${from}::date and ${to}::date`;
    const rows = await ctx.tx.rows<Satisfaction>(sql`select agency_code as "agencyCode", count(*) as ratings,
        count(*) filter (where overall = 2) as satisfied
      from feedback.pub_rating where ${inSpan} group by agency_code order by count(*) desc, agency_code limit 200`);
    const comments = await ctx.tx.rows<{ overall: number; comment: string; ratedOn: string; agencyCode: string }>(
      sql`select overall, comment, rated_on as "ratedOn", agency_code as "agencyCode" from feedback.pub_comment
        where ${inSpan} order by rated_on desc limit 50`,
    );
    // One row for each criterion that somebody judged, over all these agencies.
    const judged = await ctx.tx.rows<{
      place: number;
      mean: number;
    }>(sql`select s.place::integer as place, avg(s.score)::float8 as mean
      from feedback.pub_rating, unnest(scores) with ordinality as s(score, place)
      where ${inSpan} and s.score is not null group by s.place`);
    const means = criteria.map((criterion, i) => ({
      criterion,
      mean: judged.find((j) => j.place === i + 1)?.mean ?? null,
    }));
    return { rows, means, comments };
  },
});
