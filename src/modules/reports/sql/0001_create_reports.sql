create schema reports;
grant usage on schema reports to da06_app;
