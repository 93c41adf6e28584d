import { type Sql, sql } from '#platform/db';
import type { IsoDate } from '#platform/time';

export interface Span {
  from: IsoDate;
  to: IsoDate;
}

/**
 * The records behind each component, as one statement with the columns record_id, agency_code, label and counted: all of
 * them are the denominator, those that are `counted` the numerator. Counting, listing and checking use the same one.
 */
export const recordSql: Readonly<Record<string, (span: Span) => Sql>> = {
  '2.1': onTime,
  '3.3': receivedOnline,
  '3.5b': procedurePaidOnline,
  '3.6': paidOnline,
  '4.1': electronicResult,
  '4.2': digitised,
  '4.3': reused,
  '4.4': inTheVault,
  '5.2': petitionOnTime,
  '5.3': contentWithAnswer,
  '5.4': satisfied,
};

/**
 * Cases that came to their end in the span (7, 9 and 10 of the portal's states), and those that are overdue at its end.
 * On time: by the date first promised. A letter of apology does not make a case punctual, a supplement moves the date
 * itself; days are compared, not hours.
 */
function onTime({ from, to }: Span): Sql {
  return sql`select case_id as record_id, agency_code, coalesce(official_code, tracking_code) as label,
      finished_on is not null and finished_on <= ${to}::date and finished_on <= due_on and not extended and supplements <= 1 as counted
    from cases.pub_case
   where received_on is not null
     and ((finished_on between ${from}::date and ${to}::date and portal_status in (7, 9, 10))
       or (received_on <= ${to}::date and due_on < ${to}::date
           and (finished_on is null or finished_on > ${to}::date) and portal_status not in (3, 7, 8)))`;
}

/** Cases received in the span of procedures that were online on the day of receipt. */
function receivedOnline({ from, to }: Span): Sql {
  return sql`select c.case_id as record_id, c.agency_code, coalesce(c.official_code, c.tracking_code) as label,
      c.channel = 'online' as counted
    from cases.pub_case c
   where c.received_on between ${from}::date and ${to}::date
     and exists (select from procedures.pub_deployment d where d.procedure_code = c.procedure_code
                  and d.online_from <= c.received_on and (d.online_to is null or d.online_to >= c.received_on))`;
}

/** Procedures of which an agency was paid a fee in the span: whether one of them was paid online. */
function procedurePaidOnline({ from, to }: Span): Sql {
  return sql`select c.procedure_code as record_id, b.agency_code, c.procedure_code as label, bool_or(b.paid_online) as counted
    from payments.pub_bill b join cases.pub_case c on c.case_id = b.case_id
   where b.state = 'paid' and b.paid_on between ${from}::date and ${to}::date
   group by c.procedure_code, b.agency_code`;
}

/** Cases whose fee was paid in the span. */
function paidOnline({ from, to }: Span): Sql {
  return sql`select b.case_id as record_id, b.agency_code, coalesce(c.official_code, c.tracking_code) as label,
      b.paid_online as counted
    from payments.pub_bill b join cases.pub_case c on c.case_id = b.case_id
   where b.state = 'paid' and b.paid_on between ${from}::date and ${to}::date`;
}

/** Cases that ended in a result in the span: whether it was issued as an electronic document. */
function electronicResult({ from, to }: Span): Sql {
  return sql`select c.case_id as record_id, c.agency_code, coalesce(c.official_code, c.tracking_code) as label,
      exists (select from results.pub_result r where r.case_id = c.case_id and r.ready) as counted
    from cases.pub_case c
   where c.finished_on between ${from}::date and ${to}::date and c.state in ('approved', 'returned')`;
}

/** Cases received in the span that came with papers: sent as files, or digitised at the desk. */
function digitised({ from, to }: Span): Sql {
  return sql`select c.case_id as record_id, c.agency_code, coalesce(c.official_code, c.tracking_code) as label,
      c.channel = 'online' or exists (select from results.pub_digitised d where d.case_id = c.case_id) as counted
    from cases.pub_case c
   where c.received_on between ${from}::date and ${to}::date and c.papers_asked > 0`;
}

/** Cases received in the span that need papers: whether data or an earlier result stood in for one. */
function reused({ from, to }: Span): Sql {
  return sql`select case_id as record_id, agency_code, coalesce(official_code, tracking_code) as label,
      papers_not_asked > 0 as counted
    from cases.pub_case
   where received_on between ${from}::date and ${to}::date and papers_asked + papers_not_asked > 0`;
}

/** Results issued in the span: those that stand signed in the person's vault. */
function inTheVault({ from, to }: Span): Sql {
  return sql`select result_id as record_id, agency_code, procedure_code as label, ready and signed as counted
    from results.pub_result where issued_on between ${from}::date and ${to}::date`;
}

/**
 * Complaints and proposals concluded in the span, and those overdue at its end. On time when each step was: refused within
 * 2 working days, asked for more within 5, answered within 15, published within 2 of the answer.
 */
function petitionOnTime({ from, to }: Span): Sql {
  return sql`select petition_id as record_id, handling_agency as agency_code, code as label,
      coalesce(refused_on, answered_on) is not null and coalesce(refused_on, answered_on) <= ${to}::date
      and (refused_on is null or refused_on <= refuse_by) and (asked_on is null or asked_on <= ask_by)
      and (answered_on is null or answered_on <= handle_by)
      and (answered_on is null or least(coalesce(published_on, ${to}::date), ${to}::date) <= publish_by) as counted
    from feedback.pub_petition
   where state <> 'withdrawn'
     and (coalesce(refused_on, answered_on) between ${from}::date and ${to}::date
       or (handle_by < ${to}::date and (coalesce(refused_on, answered_on) is null or coalesce(refused_on, answered_on) > ${to}::date)))`;
}

/** Answers given in the span that their senders judged. */
function contentWithAnswer({ from, to }: Span): Sql {
  return sql`select petition_id as record_id, handling_agency as agency_code, code as label, satisfaction = 2 as counted
    from feedback.pub_petition where satisfaction is not null and answered_on between ${from}::date and ${to}::date`;
}

/** Ratings given in the span. The label is the day: which case it was is not told. */
function satisfied({ from, to }: Span): Sql {
  return sql`select rating_id as record_id, agency_code, to_char(rated_on, 'DD/MM/YYYY') as label, overall = 2 as counted
    from feedback.pub_rating where rated_on between ${from}::date and ${to}::date`;
}
