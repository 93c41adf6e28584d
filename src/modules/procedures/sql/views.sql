-- Published for cases, indicators and reports. Exactly one row for each procedure, so that cases can be joined to it:
-- its present version, and its latest deployment (deployed_on null: never online).
create or replace view procedures.pub_procedure as
  select p.code as procedure_code, p.essential_group, p.essential_number, p.field, v.branch, v.level, v.name_vi, v.name_en,
         d.province_code, d.online_from as deployed_on, d.online_to as deployed_until
    from procedures.procedure p
    join lateral (
      select v.branch, v.level, v.name_vi, v.name_en from procedures.procedure_version v where v.procedure_code = p.code
       order by v.in_catalogue desc, v.valid_from <= current_date desc, v.valid_from desc limit 1) v on true
    left join lateral (
      select d.province_code, d.online_from, d.online_to from procedures.deployment d
       where d.procedure_code = p.code and d.withdrawn_at is null order by d.online_from desc limit 1) d on true;

create or replace view procedures.pub_deployment as
  select province_code, procedure_code, online_from, online_to from procedures.deployment where withdrawn_at is null;

grant select on procedures.pub_procedure, procedures.pub_deployment to da06_app;

-- Published for quality: when a version was published, and from when it holds.
create or replace view procedures.pub_published_version as
  select procedure_code, valid_from, (published_at at time zone 'Asia/Ho_Chi_Minh')::date as published_on
    from procedures.published_version;
grant select on procedures.pub_published_version to da06_app;

-- What figures count: a procedure is listed as long as the catalogue has it; a deployment opens it on its first day and
-- closes it after its last one; a statement withdrawn takes back what it said.
create or replace view procedures.pub_procedure_fact as
  select code as record_id, date '1945-09-02' as happened_on, timestamptz '1945-09-02 00:00+07' as recorded_at,
         1::smallint as weight, 'listed' as fact, code as procedure_code
    from procedures.procedure
  union all
  select procedure_code, online_from, recorded_at, 1::smallint, 'open', procedure_code from procedures.deployment
  union all
  select procedure_code, online_to + 1, recorded_at, (-1)::smallint, 'open', procedure_code
    from procedures.deployment where online_to is not null
  union all
  select procedure_code, online_from, withdrawn_at, (-1)::smallint, 'open', procedure_code
    from procedures.deployment where withdrawn_at is not null
  union all
  select procedure_code, online_to + 1, withdrawn_at, 1::smallint, 'open', procedure_code
    from procedures.deployment where withdrawn_at is not null and online_to is not null;
grant select on procedures.pub_procedure_fact to da06_app;
