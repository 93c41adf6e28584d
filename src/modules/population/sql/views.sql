-- Persons for counting, without names or numbers. Security invoker: row-level security is that of the asker.
create or replace view population.pub_person with (security_invoker = true) as
select id as person_id, province_code, commune_code, birth_year, sex, ethnicity, status
  from population.person;
grant select on population.pub_person to da06_app;
