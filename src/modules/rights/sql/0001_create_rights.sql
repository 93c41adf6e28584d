create schema rights;
grant usage on schema rights to da06_app;
