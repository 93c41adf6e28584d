-- Names of officers, who act in public office; no login names, no citizens.
create or replace view identity.pub_officer as
  select id as account_id, display_name from identity.account where kind = 'staff';
grant select on identity.pub_officer to da06_app;
-- What is counted of e-ID accounts; rows never change and never vanish.
create or replace view identity.pub_account_fact as
  select eid_account_id as record_id, happened_on, recorded_at, weight, fact, level::text as level, holder, commune_code, province_code
    from identity.eid_fact;
grant select on identity.pub_account_fact to da06_app;
