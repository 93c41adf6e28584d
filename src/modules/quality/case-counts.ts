import { sql, type Tx } from '#platform/db';
import type { Span } from './record-sql.ts';
import type { CaseCounts, OfficerCounts } from './value-store.ts';

/** Finished cases of one agency by the post that handled them; null: the record names none (taken over from elsewhere). */
type HandledCounts = CaseCounts & { postId: string | null };

/**
 * Finished cases of each agency and post, as the scorecard of Circular 01/2018/TT-VPCP art. 13 needs them. A
 * complaint about conduct counts unless it was found wrong (art. 13.7.c); one that nobody has answered yet does not count.
 */
function handledCounts(tx: Tx, { from, to }: Span): Promise<HandledCounts[]> {
  return tx.rows<HandledCounts>(sql`
    with finished as (
      select c.handled_post_id, c.agency_code, c.supplements, c.extended,
             case when c.finished_on > c.due_on or c.extended then 0 when c.finished_on = c.due_on then 1 else 2 end as time_points,
             exists (select from feedback.pub_petition p where p.case_id = c.case_id and p.subject = 'attitude'
                      and p.finding in ('right', 'partly')) as complained
        from cases.pub_case c
       where c.finished_on between ${from}::date and ${to}::date
         and c.received_on is not null and c.portal_status in (9, 10))
    select handled_post_id as "postId", agency_code as "agencyCode", count(*) as cases,
           count(*) filter (where time_points = 2) as early, count(*) filter (where time_points = 1) as "onTime",
           count(*) filter (where time_points = 0) as late, count(*) filter (where supplements > 0) as supplemented,
           count(*) filter (where complained) as complained,
           coalesce(sum(time_points) filter (where not complained), 0)::integer as attitude
      from finished group by handled_post_id, agency_code`);
}

/** What the scorecards of agencies and officers are worked out from. */
export async function caseCounts(tx: Tx, span: Span): Promise<{ agencies: CaseCounts[]; officers: OfficerCounts[] }> {
  const rows = await handledCounts(tx, span);
  const agencies = new Map<string, CaseCounts>();
  for (const { postId: _, ...row } of rows) {
    const sum = agencies.get(row.agencyCode);
    agencies.set(row.agencyCode, sum === undefined ? row : added(sum, row));
  }
  const officers = rows.flatMap(({ postId, ...row }) => (postId === null ? [] : [{ ...row, postId }]));
  return { agencies: [...agencies.values()], officers };
}

const added = (a: CaseCounts, b: CaseCounts): CaseCounts => ({
  agencyCode: a.agencyCode,
  cases: a.cases + b.cases,
  early: a.early + b.early,
  onTime: a.onTime + b.onTime,
  late: a.late + b.late,
  supplemented: a.supplemented + b.supplemented,
  complained: a.complained + b.complained,
  attitude: a.attitude + b.attitude,
});
