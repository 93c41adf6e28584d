-- Published for cases, quality and indicators: no name, nothing that a person wrote.
create or replace view results.pub_result as
  select id as result_id, case_id, origin, procedure_code, result_code, agency_code, issued_on, valid_to, state,
         file_hash is not null as ready, signature = 'signed' as signed
    from results.result;
create or replace view results.pub_paper_not_asked as
  select case_id, paper_code, procedure_code, agency_code, kind, source,
         (at at time zone 'Asia/Ho_Chi_Minh')::date as on_day
    from results.paper_not_asked;
create or replace view results.pub_digitised as
  select id as scan_id, kind, case_id, paper_code, procedure_code, agency_code, page_count, pdf_a,
         (closed_at at time zone 'Asia/Ho_Chi_Minh')::date as on_day
    from results.scan where state = 'done';
grant select on results.pub_digitised to da06_app;
grant select on results.pub_result, results.pub_paper_not_asked to da06_app;
