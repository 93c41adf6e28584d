-- Names of officers, who act in public office; no login names, no citizens.
create or replace view identity.pub_officer as
  select id as account_id, display_name from identity.account where kind = 'staff';
grant select on identity.pub_officer to da06_app;
