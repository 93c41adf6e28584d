-- Periods that open by themselves: which kinds, and since when each is watched. Such a period has no person who opened it.
alter table indicators.period alter column opened_by drop not null;
comment on column indicators.period.opened_by is 'Null when the platform opened it on its day.';

create table indicators.period_schedule (
  kind        text not null,
  runs        boolean not null,
  since       date not null,
  changed_at  timestamptz not null,
  changed_by  uuid,
  constraint period_schedule_pk primary key (kind),
  constraint period_schedule_kind_check check (kind in ('week', 'month', 'quarter', 'six-months', 'nine-months', 'year'))
);
comment on table indicators.period_schedule is 'Whether periods of a kind open by themselves. A kind without a row does so from the day on which the scheduler first looks.';
comment on column indicators.period_schedule.since is 'No period whose day to open was before this one is opened afterwards.';
comment on column indicators.period_schedule.changed_by is 'Null when no person has switched the kind yet.';
grant select, insert, update on indicators.period_schedule to da06_app;
alter table indicators.period_schedule enable row level security;
create policy period_schedule_scope on indicators.period_schedule to da06_app
  using ((select platform.scope_kind()) in ('system', 'officer'));
