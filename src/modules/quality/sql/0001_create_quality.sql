-- Quality of service: the index of Decision 766/QĐ-TTg and scorecards of Circular 01/2018/TT-VPCP.
create schema quality;
grant usage on schema quality to da06_app;
