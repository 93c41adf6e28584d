import { sql, type Tx } from '#platform/db';
import type { Span } from './record-sql.ts';
import type { OfficerCounts } from './value-store.ts';

/**
 * Finished cases of each post that handled them, as the scorecard of Circular 01/2018/TT-VPCP art. 13 needs them. A
 * complaint about conduct counts unless it was found wrong (art. 13.7.c); one that nobody has answered yet does not count.
 */
export function officerCounts(tx: Tx, { from, to }: Span): Promise<OfficerCounts[]> {
  return tx.rows<OfficerCounts>(sql`
    with finished as (
      select c.handled_post_id, c.agency_code, c.supplements, c.extended,
             case when c.finished_on > c.due_on or c.extended then 0 when c.finished_on = c.due_on then 1 else 2 end as time_points,
             exists (select from feedback.pub_petition p where p.case_id = c.case_id and p.subject = 'attitude'
                      and p.finding in ('right', 'partly')) as complained
        from cases.pub_case c
       where c.handled_post_id is not null and c.finished_on between ${from}::date and ${to}::date
         and c.received_on is not null and c.portal_status in (9, 10))
    select handled_post_id as "postId", agency_code as "agencyCode", count(*) as cases,
           count(*) filter (where time_points = 2) as early, count(*) filter (where time_points = 1) as "onTime",
           count(*) filter (where time_points = 0) as late, count(*) filter (where supplements > 0) as supplemented,
           count(*) filter (where complained) as complained,
           coalesce(sum(time_points) filter (where not complained), 0)::integer as attitude
      from finished group by handled_post_id, agency_code`);
}
