-- Persons for counting, without names or numbers. Security invoker: row-level security is that of the asker.
create or replace view population.pub_person with (security_invoker = true) as
select id as person_id, province_code, commune_code, birth_year, sex, ethnicity, status
  from population.person;
grant select on population.pub_person to da06_app;

-- Who resides here, for counting: a row when a person became resident, a row of weight -1 when they died or moved away
-- (a person of another status has such an event). The register began on 1 July 2021: what was before counts from that
-- day. No names, no numbers; security is that of the asker.
create or replace view population.pub_person_fact with (security_invoker = true) as
select p.id as record_id,
       greatest(coalesce((select min(r.from_on) from population.residence r
                           where r.person_id = p.id and r.commune_code is not null and r.kind in ('permanent', 'temporary')),
                         (p.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date), date '2021-07-01') as happened_on,
       greatest(p.recorded_at, timestamptz '2021-07-01 00:00+07') as recorded_at, 1::smallint as weight,
       p.ethnicity, p.sex, p.commune_code, p.birth_year, p.province_code
  from population.person p
union all
select p.id, greatest(e.occurred_on, date '2021-07-01'),
       greatest(e.recorded_at, timestamptz '2021-07-01 00:00+07'), (-1)::smallint,
       p.ethnicity, p.sex, p.commune_code, p.birth_year, p.province_code
  from population.life_event e join population.person p on p.id = e.person_id
 where e.kind in ('death', 'move-out');
grant select on population.pub_person_fact to da06_app;
