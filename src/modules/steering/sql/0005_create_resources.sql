-- The 42 models, money, staff, training.
create table steering.model (
  id            uuid primary key,
  number        smallint not null,
  name          text not null,
  area          text not null,
  owner_agency  text not null,
  cooperating   text[] not null default '{}',
  state         text not null,
  assigned_on   date not null,
  started_on    date,
  done_on       date,
  ended_on      date,
  due_on        date,
  version       integer not null default 1,
  origin        text not null default 'entered',
  constraint model_area_check check (area in ('steering', 'communication', 'institutions', 'services', 'economy', 'citizens', 'data', 'command', 'resources', 'models')),
  constraint model_state_check check (state in ('assigned', 'in-progress', 'done', 'stopped')),
  constraint model_done_check check ((done_on is not null) = (state = 'done')),
  constraint model_ended_check check ((ended_on is not null) = (state = 'stopped')),
  constraint model_origin_check check (origin in ('entered', 'simulated'))
);
comment on table steering.model is 'Models of Project 06 that the province has taken on, each with its owner.';
create unique index model_number_key on steering.model (number) where state <> 'stopped';

create table steering.budget_line (
  id           uuid primary key,
  year         smallint not null,
  purpose      text not null,
  source       text not null,
  agency_code  text not null,
  version      integer not null default 1,
  origin       text not null default 'entered',
  constraint budget_line_source_check check (source in ('central', 'province', 'district', 'other')),
  constraint budget_line_origin_check check (origin in ('entered', 'simulated'))
);
create index budget_line_year_idx on steering.budget_line (year, agency_code);

create table steering.budget_entry (
  id           uuid primary key,
  line_id      uuid not null references steering.budget_line (id),
  fact         text not null,
  amount_vnd   bigint not null,
  happened_on  date not null,
  document     text not null,
  corrects     uuid references steering.budget_entry (id),
  recorded_at  timestamptz not null,
  recorded_by  text,
  constraint budget_entry_fact_check check (fact in ('allocated', 'spent')),
  constraint budget_entry_amount_check check (amount_vnd > 0),
  constraint budget_entry_corrects_key unique (corrects)
);
comment on column steering.budget_entry.corrects is 'This entry takes that one back: it counts with a minus.';
create index budget_entry_line_idx on steering.budget_entry (line_id, happened_on);
create trigger budget_entry_append_only before update or delete or truncate on steering.budget_entry
  for each statement execute function platform.refuse_change();

create table steering.staff (
  id             uuid primary key,
  agency_code    text not null,
  full_name      text not null,
  job            text not null,
  qualification  text not null,
  full_time      boolean not null,
  works_from     date not null,
  works_to       date,
  version        integer not null default 1,
  origin         text not null default 'entered',
  constraint staff_qualification_check check (qualification in ('it-degree', 'it-certificate', 'other')),
  constraint staff_days_check check (works_to is null or works_to >= works_from),
  constraint staff_origin_check check (origin in ('entered', 'simulated'))
);
comment on table steering.staff is 'Officers whom agencies have given to the project.';
create index staff_agency_idx on steering.staff (agency_code, works_from);

create table steering.training (
  id            uuid primary key,
  title         text not null,
  held_on       date not null,
  days          double precision not null,
  organiser     text not null,
  audience      text not null,
  participants  integer not null,
  recorded_at   timestamptz not null,
  version       integer not null default 1,
  cancelled     boolean not null default false,
  origin        text not null default 'entered',
  constraint training_audience_check check (audience in ('province', 'district', 'commune', 'village', 'people')),
  constraint training_counts_check check (days > 0 and participants > 0),
  constraint training_origin_check check (origin in ('entered', 'simulated'))
);
create index training_held_idx on steering.training (held_on desc);

grant select, insert, update on steering.model, steering.budget_line, steering.staff, steering.training to da06_app;
grant select, insert on steering.budget_entry to da06_app;

alter table steering.staff enable row level security;
create policy staff_scope on steering.staff to da06_app using ((select platform.scope_kind()) in ('officer', 'system'));
