-- Results and digitised papers: issued, signed, verified in public, reused instead of asked for.
create schema results;
grant usage on schema results to da06_app;
