-- Figures that only a unit can state: reporting periods, the form of each unit, its numbers, its evidence, its history.
create table indicators.period (
  id           uuid primary key,
  code         text not null,
  kind         text not null,
  title        text,
  starts_on    date not null,
  ends_on      date not null,
  due_on       date not null,
  codes        text[],
  opened_at    timestamptz not null,
  opened_by    uuid not null,
  constraint period_code_key unique (code),
  constraint period_kind_check check (kind in ('week', 'month', 'quarter', 'six-months', 'nine-months', 'year', 'ad-hoc')),
  constraint period_title_check check ((kind = 'ad-hoc') = (title is not null)),
  constraint period_order_check check (starts_on <= ends_on and ends_on <= due_on)
);
comment on table indicators.period is 'A span for which units state figures (Decree 09/2019/NĐ-CP): the last day that counts, and the day by which the form is due.';
comment on column indicators.period.codes is 'Only these figures are asked; all declared ones when null.';
create index period_ends_idx on indicators.period (ends_on desc);

create table indicators.statement (
  id             uuid primary key,
  period_id      uuid not null references indicators.period (id),
  agency_code    text not null,
  number         integer not null,
  state          text not null,
  version        integer not null default 1,
  typed_by       uuid[] not null default '{}',
  told_by        text,
  reason         text,
  remark         text,
  stated_at      timestamptz,
  stated_on      date,
  stated_by      uuid,
  stated_name    text,
  approved_at    timestamptz,
  approved_on    date,
  approved_by    uuid,
  approved_name  text,
  constraint statement_number_key unique (period_id, agency_code, number),
  constraint statement_state_check check (state in ('draft', 'submitted', 'returned', 'approved', 'withdrawn')),
  constraint statement_number_check check (number >= 1 and (number > 1) = (reason is not null) and (number > 1 or state <> 'withdrawn')),
  constraint statement_stated_check check (state not in ('submitted', 'approved') or (stated_at is not null and stated_on is not null and stated_by is not null)),
  constraint statement_approved_check check ((state = 'approved') = (approved_at is not null) and (approved_at is null) = (approved_on is null) and (approved_at is null) = (approved_by is null)),
  constraint statement_four_eyes_check check (approved_by is null or not approved_by = any (typed_by))
);
comment on table indicators.statement is 'The form of one unit for one period. A correction after approval is the next number; approved rows never change. Only a correction can be withdrawn.';
comment on column indicators.statement.typed_by is 'Accounts that wrote numbers or sent the form: none of them may approve it.';
comment on column indicators.statement.told_by is 'Who gave the numbers and how, when an officer of another agency wrote for the unit.';
create index statement_agency_idx on indicators.statement (agency_code, state);
create index statement_open_idx on indicators.statement (state, period_id) where state in ('draft', 'submitted', 'returned');
create index statement_approved_idx on indicators.statement (period_id, agency_code, number desc) where state = 'approved';
create unique index statement_one_open_key on indicators.statement (period_id, agency_code) where state in ('draft', 'submitted', 'returned');

create table indicators.statement_value (
  statement_id  uuid not null references indicators.statement (id) on delete cascade,
  code          text not null,
  numerator     numeric(20, 6),
  denominator   numeric(20, 6),
  percent       numeric(12, 6),
  remark        text,
  constraint statement_value_pk primary key (statement_id, code),
  constraint statement_value_positive_check check (numerator >= 0 and denominator >= 0 and percent >= 0)
);
comment on table indicators.statement_value is 'What the unit states for one figure; all three numbers empty, with a remark, means that it has none.';
create index statement_value_code_idx on indicators.statement_value (code, statement_id);

create table indicators.village_value (
  statement_id  uuid not null references indicators.statement (id) on delete cascade,
  code          text not null,
  village       text not null,
  numerator     numeric(20, 6) not null,
  told_by       text not null,
  constraint village_value_pk primary key (statement_id, code, village),
  constraint village_value_positive_check check (numerator >= 0)
);
comment on table indicators.village_value is 'Numbers of a village, hamlet or street group, written down by an officer because it has no account; a figure that has such lines is their sum.';

create table indicators.statement_file (
  id            uuid primary key,
  statement_id  uuid not null references indicators.statement (id) on delete cascade,
  file_hash     text not null,
  file_name     text not null,
  media_type    text not null,
  size_bytes    integer not null,
  added_at      timestamptz not null
);
comment on table indicators.statement_file is 'Documents that the stated numbers rest on.';
create index statement_file_statement_idx on indicators.statement_file (statement_id);
create trigger statement_file_loose after delete on indicators.statement_file
  for each row execute function platform.note_loose_file('file_hash');

create table indicators.statement_event (
  id            uuid primary key,
  seq           bigint generated always as identity,
  statement_id  uuid not null references indicators.statement (id),
  act           text not null,
  at            timestamptz not null,
  account_id    uuid,
  name          text,
  agency_code   text,
  note          text
);
comment on table indicators.statement_event is 'The history of a form, appended only; reminders stand in it too.';
create index statement_event_statement_idx on indicators.statement_event (statement_id, seq);
create trigger statement_event_append_only before update or delete or truncate on indicators.statement_event
  for each statement execute function platform.refuse_change();

-- An approved form is what was reported: nothing of it changes any more.
create function indicators.keep_approved() returns trigger language plpgsql as $$
begin
  if old.state = 'approved' then
    raise exception 'an approved statement does not change; it is amended by a new one';
  end if;
  return coalesce(new, old);
end $$;
create trigger statement_keep_approved before update or delete on indicators.statement
  for each row execute function indicators.keep_approved();

create function indicators.keep_approved_part() returns trigger language plpgsql as $$
begin
  if exists (select from indicators.statement s where s.id = coalesce(new.statement_id, old.statement_id) and s.state = 'approved') then
    raise exception 'an approved statement does not change; it is amended by a new one';
  end if;
  return coalesce(new, old);
end $$;
create trigger statement_value_keep_approved before insert or update or delete on indicators.statement_value
  for each row execute function indicators.keep_approved_part();
create trigger village_value_keep_approved before insert or update or delete on indicators.village_value
  for each row execute function indicators.keep_approved_part();
create trigger statement_file_keep_approved before insert or update or delete on indicators.statement_file
  for each row execute function indicators.keep_approved_part();

grant select, insert, update on indicators.period, indicators.statement to da06_app;
grant select, insert, update, delete on indicators.statement_value, indicators.village_value, indicators.statement_file to da06_app;
grant select, insert on indicators.statement_event to da06_app;

-- Periods and approved figures are read by every officer; a form that is still being written by its own unit and those above.
alter table indicators.period enable row level security;
create policy period_scope on indicators.period to da06_app
  using ((select platform.scope_kind()) in ('system', 'officer'));
alter table indicators.statement enable row level security;
create policy statement_scope on indicators.statement to da06_app
  using ((select platform.scope_kind()) = 'system'
      or ((select platform.scope_kind()) = 'officer'
          and (state = 'approved' or agency_code = any ((select platform.scope_agencies())::text[]))))
  with check ((select platform.scope_kind()) = 'system'
      or agency_code = any ((select platform.scope_agencies())::text[]));
alter table indicators.statement_value enable row level security;
create policy statement_value_scope on indicators.statement_value to da06_app
  using (exists (select from indicators.statement s where s.id = statement_id));
alter table indicators.village_value enable row level security;
create policy village_value_scope on indicators.village_value to da06_app
  using (exists (select from indicators.statement s where s.id = statement_id));
alter table indicators.statement_file enable row level security;
create policy statement_file_scope on indicators.statement_file to da06_app
  using (exists (select from indicators.statement s where s.id = statement_id));
alter table indicators.statement_event enable row level security;
create policy statement_event_scope on indicators.statement_event to da06_app
  using (exists (select from indicators.statement s where s.id = statement_id));

-- Published for reports: what was stated and approved, every version of it.
create view indicators.pub_statement as
  select s.id as statement_id, p.code as period_code, p.kind as period_kind, p.starts_on, p.ends_on, p.due_on,
         s.agency_code, s.number, s.stated_on, s.stated_at, s.approved_on, s.approved_at,
         v.code, v.numerator, v.denominator, v.percent
    from indicators.statement s
    join indicators.period p on p.id = s.period_id
    join indicators.statement_value v on v.statement_id = s.id
   where s.state = 'approved';
grant select on indicators.pub_statement to da06_app;
