-- What people say of the service: ratings, complaints and proposals, with their own clock.
create schema feedback;
grant usage on schema feedback to da06_app;
