-- The network of task forces: province, districts, communes, villages; who is in them, what they do.
create table steering.village (
  code          text primary key,
  commune_code  text not null,
  kind          text not null,
  name          text not null,
  valid_from    date not null,
  valid_to      date,
  origin        text not null default 'entered',
  constraint village_kind_check check (kind in ('hamlet', 'buon', 'bon', 'quarter')),
  constraint village_days_check check (valid_to is null or valid_to >= valid_from),
  constraint village_origin_check check (origin in ('entered', 'simulated'))
);
comment on table steering.village is 'Thôn, buôn, bon, tổ dân phố: no administrative units (Law on local government), known here only as places of task forces.';
comment on column steering.village.code is 'Our own: the commune''s code, a dash, a number.';
create index village_commune_idx on steering.village (commune_code, code);

create table steering.task_force (
  id               uuid primary key,
  level            text not null,
  unit_code        text not null,
  village_code     text references steering.village (code),
  parent_id        uuid references steering.task_force (id),
  name             text not null,
  state            text not null,
  planned_on       date not null,
  established_on   date,
  decision_number  text,
  dissolved_on     date,
  version          integer not null default 1,
  origin           text not null default 'entered',
  constraint task_force_level_check check (level in ('province', 'district', 'commune', 'village')),
  constraint task_force_village_check check ((village_code is not null) = (level = 'village')),
  constraint task_force_state_check check (state in ('planned', 'established', 'dissolved')),
  constraint task_force_established_check check (state <> 'established' or established_on is not null),
  constraint task_force_dissolved_check check ((dissolved_on is not null) = (state = 'dissolved')),
  constraint task_force_origin_check check (origin in ('entered', 'simulated'))
);
comment on column steering.task_force.unit_code is 'The unit of its level; of a village the commune.';
create index task_force_unit_idx on steering.task_force (unit_code, level);
create index task_force_parent_idx on steering.task_force (parent_id);
create unique index task_force_village_key on steering.task_force (village_code) where state <> 'dissolved' and village_code is not null;

create table steering.task_force_member (
  id             uuid primary key,
  task_force_id  uuid not null references steering.task_force (id),
  full_name      text not null,
  duty           text not null,
  job            text not null,
  phone          text,
  member_from    date not null,
  member_to      date,
  version        integer not null default 1,
  constraint task_force_member_duty_check check (duty in ('head', 'deputy', 'secretary', 'member')),
  constraint task_force_member_days_check check (member_to is null or member_to >= member_from)
);
create index task_force_member_idx on steering.task_force_member (task_force_id, member_from);

create table steering.task_force_activity (
  id             uuid primary key,
  task_force_id  uuid not null references steering.task_force (id),
  kind           text not null,
  held_on        date not null,
  subject        text not null,
  outcome        text,
  attended       integer,
  people_reached integer,
  recorded_at    timestamptz not null,
  recorded_by    text,
  constraint task_force_activity_kind_check check (kind in ('meeting', 'visit', 'support', 'communication', 'inspection')),
  constraint task_force_activity_counts_check check (coalesce(attended, 0) >= 0 and coalesce(people_reached, 0) >= 0)
);
comment on column steering.task_force_activity.people_reached is 'How many people were met, helped or informed, as the task force counted.';
create index task_force_activity_idx on steering.task_force_activity (task_force_id, held_on desc);

grant select, insert, update on steering.village, steering.task_force, steering.task_force_member to da06_app;
grant select, insert on steering.task_force_activity to da06_app;

-- Names and telephone numbers of members are for officers only.
alter table steering.task_force_member enable row level security;
create policy task_force_member_scope on steering.task_force_member to da06_app
  using ((select platform.scope_kind()) in ('officer', 'system'));
