-- Published for indicators: rows that never change and never vanish, no names, no numbers.
create or replace view cleaning.pub_record_fact as
  select f.record_id, f.sector, f.fact, f.agency_code, f.commune_code, f.happened_on, f.recorded_at, f.weight
    from cleaning.record_fact f
  union all
  select s.id, 'vaccination-shot', 'due', s.agency_code, s.commune_code, s.listed_on, s.listed_at, 1::smallint
    from cleaning.shot s
  union all
  select s.id, 'vaccination-shot', 'entered', s.agency_code, s.commune_code, s.entered_on, s.entered_at, 1::smallint
    from cleaning.shot s where s.entered_at is not null;

-- Published for people's rights: which registers hold a record of a person.
create or replace view cleaning.pub_person_record with (security_invoker = true) as
  select id as record_id, person_id, sector, agency_code, state, seen_on, cleaned_on
    from cleaning.record where person_id is not null;
grant select on cleaning.pub_record_fact, cleaning.pub_person_record to da06_app;
