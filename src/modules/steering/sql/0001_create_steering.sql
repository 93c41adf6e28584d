create schema steering;
grant usage on schema steering to da06_app;
