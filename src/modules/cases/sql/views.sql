-- Published for indicators: no name, no number, nothing that a person wrote.
create or replace view cases.pub_case as
  select id as case_id, province_code, procedure_code, channel, state, agency_code, commune_code, tracking_code, official_code,
         (submitted_at at time zone 'Asia/Ho_Chi_Minh')::date as submitted_on, received_on, due_on, finished_on, origin
    from cases.case;
grant select on cases.pub_case to da06_app;
