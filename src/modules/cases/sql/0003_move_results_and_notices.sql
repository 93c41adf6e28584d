-- Results and messages have modules of their own: what was kept here moves there, nothing is lost.
do $$
declare
  old record;
begin
  for old in select r.*, c.applicant_id, c.agency_code, c.procedure_code from cases.result r join cases.case c on c.id = r.case_id
    order by r.issued_at
  loop
    perform results.pub_adopt_result(old.case_id, old.applicant_id, old.agency_code, old.procedure_code, old.number, old.file_hash,
      old.file_name, old.issued_at);
  end loop;
  -- Asked for only when there is something: in an empty base the view is made after this.
  if not exists (select from cases.notice) then return; end if;
  for old in select n.*, coalesce(c.official_code, c.tracking_code) as code, c.due_on, v.name_vi, v.name_en
    from cases.notice n join cases.case c on c.id = n.case_id join procedures.pub_procedure v on v.procedure_code = c.procedure_code
    order by n.at
  loop
    perform notifications.pub_adopt_notice(old.id, old.person_id, old.case_id, 'cases.notify.' || old.kind,
      jsonb_build_object('code', old.code, 'due', coalesce(to_char(old.due_on, 'DD/MM/YYYY'), ''),
        'service', jsonb_build_object('vi', old.name_vi, 'en', old.name_en)), old.at, old.read_at);
  end loop;
end $$;
drop table cases.result, cases.notice;
