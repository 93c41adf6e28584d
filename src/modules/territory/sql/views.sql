-- Published for indicators and reports: public facts only, no posts.
create or replace view territory.pub_unit as
  select code, name, kind, parent_code, valid_from, valid_to from territory.unit;
create or replace view territory.pub_unit_succession as
  select former_code, former_valid_from, code, on_date from territory.unit_succession;
create or replace view territory.pub_agency as
  select code, name_vi, name_en, kind, branch, level, unit_code, parent_code, valid_from, valid_to from territory.agency;
grant select on territory.pub_unit, territory.pub_unit_succession, territory.pub_agency to da06_app;
