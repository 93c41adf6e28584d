-- Published for indicators and reports: public facts only.
create or replace view territory.pub_unit as
  select code, name, kind, parent_code, valid_from, valid_to from territory.unit;
create or replace view territory.pub_unit_succession as
  select former_code, former_valid_from, code, on_date from territory.unit_succession;
create or replace view territory.pub_agency as
  select code, name_vi, name_en, kind, branch, level, unit_code, parent_code, valid_from, valid_to from territory.agency;
grant select on territory.pub_unit, territory.pub_unit_succession, territory.pub_agency to da06_app;
-- Who holds which post, for the name of whoever has a case in hand (Decree 224/2026/NĐ-CP art. 15.1.g: the person is told).
create or replace view territory.pub_post as
  select id as post_id, account_id, agency_code, role, title_vi, title_en, valid_from, valid_to from territory.post;
grant select on territory.pub_post to da06_app;
