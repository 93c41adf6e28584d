create schema cards;
grant usage on schema cards to da06_app;
