-- What was ordered, and the tasks that people read out of it.
create table steering.directive (
  id           uuid primary key,
  number       text not null,
  issued_on    date not null,
  kind         text not null,
  issuer_code  text,
  issuer_name  text not null,
  area         text not null,
  subject      text not null,
  state        text not null,
  ended_on     date,
  replaced_by  uuid references steering.directive (id),
  recorded_by  text not null,
  recorded_at  timestamptz not null,
  version      integer not null default 1,
  origin       text not null default 'entered',
  constraint directive_key unique (number, issued_on, issuer_name),
  constraint directive_kind_check check (kind in ('directive', 'decision', 'plan', 'letter', 'resolution', 'notice', 'programme', 'report')),
  constraint directive_area_check check (area in ('steering', 'communication', 'institutions', 'services', 'economy', 'citizens', 'data', 'command', 'resources', 'models')),
  constraint directive_state_check check (state in ('in-force', 'replaced', 'withdrawn')),
  constraint directive_ended_check check ((ended_on is null) = (state = 'in-force') and (replaced_by is not null) = (state = 'replaced')),
  constraint directive_origin_check check (origin in ('entered', 'simulated'))
);
comment on table steering.directive is 'Directives, plans, decisions and letters that steer the project: number, day, issuer; the full text is an attachment.';
comment on column steering.directive.issuer_code is 'The agency when it is one of the province; central bodies have a name only.';
create index directive_issued_idx on steering.directive (issued_on desc, id);
create index directive_replaced_idx on steering.directive (replaced_by) where replaced_by is not null;

create sequence steering.task_number;
grant usage on sequence steering.task_number to da06_app;

create table steering.task (
  id              uuid primary key,
  code            text not null,
  directive_id    uuid references steering.directive (id),
  place           text,
  title           text not null,
  area            text not null,
  owner_agency    text not null,
  cooperating     text[] not null default '{}',
  assigned_by     text not null,
  assigned_on     date not null,
  due_on          date,
  state           text not null,
  progress        smallint not null default 0,
  result          text,
  figure_codes    text[] not null default '{}',
  reported_on     date,
  done_on         date,
  cancelled_on    date,
  version         integer not null default 1,
  recorded_at     timestamptz not null,
  origin          text not null default 'entered',
  constraint task_code_key unique (code),
  constraint task_area_check check (area in ('steering', 'communication', 'institutions', 'services', 'economy', 'citizens', 'data', 'command', 'resources', 'models')),
  constraint task_state_check check (state in ('assigned', 'in-progress', 'reported', 'done', 'cancelled')),
  constraint task_progress_check check (progress between 0 and 100),
  constraint task_reported_check check (state not in ('reported', 'done') or reported_on is not null),
  constraint task_done_check check ((done_on is not null) = (state = 'done')),
  constraint task_cancelled_check check ((cancelled_on is not null) = (state = 'cancelled')),
  constraint task_origin_check check (origin in ('entered', 'simulated'))
);
comment on column steering.task.place is 'Where in the directive it stands: "mục 2.a".';
comment on column steering.task.reported_on is 'The day on which the owner said that it is done: lateness is judged by it, not by the day of acceptance.';
create index task_directive_idx on steering.task (directive_id) where directive_id is not null;
create index task_owner_idx on steering.task (owner_agency, due_on);
create index task_assigner_idx on steering.task (assigned_by, due_on);
create index task_due_idx on steering.task (due_on) where state in ('assigned', 'in-progress');

create table steering.task_warning (
  task_id  uuid not null references steering.task (id),
  due_on   date not null,
  level    text not null,
  at       timestamptz not null,
  constraint task_warning_pk primary key (task_id, due_on, level),
  constraint task_warning_level_check check (level in ('week-before', 'day-before', 'late', 'escalated'))
);
comment on table steering.task_warning is 'Reminders that were sent, each once for a due date; `escalated` went to those who gave the task.';

grant select, insert, update on steering.directive, steering.task to da06_app;
grant select, insert on steering.task_warning to da06_app;
