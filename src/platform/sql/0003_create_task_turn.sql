-- Whose turn a recurring task is: one server runs it at a time, at most once in its period.
create table platform.task_turn (
  name         text primary key,
  next_at      timestamptz not null,
  busy_until   timestamptz,
  finished_at  timestamptz,
  fault        text
);
comment on table platform.task_turn is 'Recurring work of the platform: when it is due, who is at it (a lease), how it last ended.';
grant select, insert, update on platform.task_turn to da06_app;
