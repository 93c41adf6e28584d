-- Whoever holds the code also sees what the case waits for and at which step it is; still no name.
drop function cases.track(text);
create function cases.track(code text) returns table (
  procedure_code text, procedure_version date, state text, agency_code text, tracking_code text, official_code text,
  submitted_at timestamptz, received_at timestamptz, due_on date, finished_on date, wait text, step text, case_id uuid
) language sql stable security definer set search_path = '' as $$
  -- Official codes can be guessed by counting; the secret tracking code is told only to whoever already has it.
  select procedure_code, procedure_version, state, agency_code, case when tracking_code = code then tracking_code end, official_code,
         submitted_at, received_at, due_on, finished_on, wait, step, case when tracking_code = code then id end
    from cases.case where tracking_code = code or official_code = code
$$;
revoke execute on function cases.track from public;
grant execute on function cases.track to da06_app;
