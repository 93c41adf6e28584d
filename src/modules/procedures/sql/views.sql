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
