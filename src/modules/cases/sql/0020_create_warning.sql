-- Warnings before a case is late: which level of its due date a case has reached, and whether somebody was told.
create table cases.warning (
  case_id     uuid not null references cases.case (id),
  due_on      date not null,
  level       text not null,
  at          timestamptz not null,
  told_at     timestamptz,
  constraint warning_pk primary key (case_id, due_on, level),
  constraint warning_level_check check (level in ('half', 'most', 'day-before', 'late', 'long-late'))
);
comment on table cases.warning is 'Half and four fifths of its time used, a day before, late, long late: once for each due date a case has had.';
create index warning_untold_idx on cases.warning (at) where told_at is null;
grant select, insert, update (told_at) on cases.warning to da06_app;

alter table cases.warning enable row level security;
create policy warning_scope on cases.warning for select to da06_app
  using (exists (select from cases.case c where c.id = case_id));
create policy warning_platform on cases.warning to da06_app
  using ((select platform.scope_kind()) = 'system');
