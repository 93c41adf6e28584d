create schema cleaning;
grant usage on schema cleaning to da06_app;
