-- Published for quality and indicators: no name, no number, nothing that a person wrote. Hours are working hours.
create or replace view cases.pub_case as
  select id as case_id, province_code, procedure_code, channel, state, agency_code, commune_code, tracking_code, official_code,
         (submitted_at at time zone 'Asia/Ho_Chi_Minh')::date as submitted_on, received_on, due_on, finished_on, origin,
         (returned_at at time zone 'Asia/Ho_Chi_Minh')::date as returned_on,
         extensions > 0 as extended, apologised_on, supplements::integer as supplements,
         round(our_minutes / 60.0, 2) as our_hours, round(line_minutes / 60.0, 2) as line_hours,
         decided_post_id, handled_post_id, regime, fee_amount,
         -- Asked for only by those who name the column: a million cases are counted without their bills.
         (select bool_or(b.paid_online) from payments.pub_bill b where b.case_id = c.id) as paid_online,
         return_by, papers_asked::integer as papers_asked, papers_not_asked::integer as papers_not_asked, submitter_relation,
         -- State numbers of the National Public Service Portal.
         case state when 'submitted' then 1 when 'received' then 2 when 'declined' then 3 when 'processing' then 4
           when 'approving' then 4 when 'supplementing' then 5 when 'paying' then 6 when 'withdrawn' then 7 when 'stopped' then 8
           when 'returned' then 10 else 9 end as portal_status,
         first_due_on, lengthened_on, procedure_version, fee_paid_on,
         (received_at at time zone 'Asia/Ho_Chi_Minh')::time as received_time,
         case when owner_role is null then null else coalesce(wait, state) end as waits_for
    from cases.case c;
grant select on cases.pub_case to da06_app;

-- The stretches of work of each case, for scorecards and times by step: posts, no names, nothing that was written.
create or replace view cases.pub_case_event as
  select id as event_id, case_id, act, from_state, to_state, at, agency_code, post_id, step, holder_post_id, began_at, minutes,
         side, allotted, coalesce((detail ->> 'askedLate')::boolean, false) as asked_late
    from cases.case_event;
create or replace view cases.pub_consultation as
  select id as consultation_id, case_id, agency_code, asked_agency, asked_at, due_on, reminded_at, answered_at, opinion, ended_at
    from cases.consultation;
grant select on cases.pub_case_event, cases.pub_consultation to da06_app;

-- What figures count: each receipt once, when it was and when we learned it. Rows never change.
create or replace view cases.pub_case_fact as
  select id as record_id, received_on as happened_on, received_at as recorded_at, 1::smallint as weight, 'received' as fact,
         procedure_code, channel, commune_code, agency_code, province_code
    from cases.case where received_at is not null;
grant select on cases.pub_case_fact to da06_app;
