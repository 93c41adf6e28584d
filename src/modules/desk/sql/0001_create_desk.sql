-- The one-stop desk's counter: tickets, hand-overs, the printed forms 01 to 05, the register of cases (form 06).
create schema desk;
grant usage on schema desk to da06_app;

-- Queue. A ticket names nobody: a number, a day, times.
create table desk.device (
  id           uuid primary key,
  agency_code  text not null,
  name         text not null,
  key_hash     text not null,
  opened_at    timestamptz not null,
  account_id   uuid not null,
  ended_at     timestamptz
);
comment on table desk.device is 'A kiosk or a screen in the hall: it holds a secret address and no session. Only the hash of the secret is kept.';
create unique index device_key_hash_key on desk.device (key_hash);
create index device_agency_idx on desk.device (agency_code) where ended_at is null;

create table desk.ticket_counter (
  agency_code  text not null,
  counted_on   date not null,
  series       text not null,
  last         integer not null,
  constraint ticket_counter_pk primary key (agency_code, counted_on, series)
);
comment on table desk.ticket_counter is 'Running numbers of a desk''s tickets, anew each day.';

create table desk.ticket (
  id           uuid primary key,
  agency_code  text not null,
  day_on       date not null,
  series       text not null,
  number       integer not null,
  state        text not null default 'waiting',
  taken_at     timestamptz not null,
  called_at    timestamptz,
  calls        smallint not null default 0,
  called_post  uuid,
  counter      smallint,
  ended_at     timestamptz,
  constraint ticket_number_key unique (agency_code, day_on, series, number),
  constraint ticket_series_check check (series in ('A', 'U')),
  constraint ticket_state_check check (state in ('waiting', 'called', 'served', 'missed')),
  constraint ticket_called_check check ((called_at is null) = (counter is null) and (called_at is null) = (state = 'waiting')),
  constraint ticket_ended_check check ((ended_at is null) = (state in ('waiting', 'called')))
);
comment on table desk.ticket is 'A place in the queue of a desk on a day. Series U goes first: elders, people with disabilities, pregnant women.';
create index ticket_open_idx on desk.ticket (agency_code, day_on, series desc, number) where state in ('waiting', 'called');

grant select, insert, update (ended_at) on desk.device to da06_app;
grant select, insert, update on desk.ticket_counter to da06_app;
grant select, insert, update on desk.ticket to da06_app;

-- Printed forms: each issue is numbered and kept as it was handed out.
create table desk.slip_counter (
  agency_code  text not null,
  year         smallint not null,
  kind         text not null,
  last         integer not null,
  constraint slip_counter_pk primary key (agency_code, year, kind)
);
comment on table desk.slip_counter is 'Running numbers of an agency''s printed forms, anew each year.';

create table desk.slip (
  id           uuid primary key,
  agency_code  text not null,
  year         smallint not null,
  kind         text not null,
  number       integer not null,
  case_id      uuid,
  act_at       timestamptz,
  person_id    uuid,
  issued_at    timestamptz not null,
  account_id   uuid,
  sheet        jsonb not null,
  constraint slip_number_key unique (agency_code, year, kind, number),
  constraint slip_kind_check check (kind in ('01', '02', '03', '04', 'stop')),
  constraint slip_case_check check ((case_id is null) = (act_at is null))
);
comment on table desk.slip is 'A form as it was handed out; the same form printed again is this one. Without a case: a visit from which none came.';
create unique index slip_case_key on desk.slip (case_id, kind, act_at) where case_id is not null;
create index slip_person_idx on desk.slip (person_id) where person_id is not null;
create index slip_agency_idx on desk.slip (agency_code, issued_at desc) where case_id is null;
create trigger slip_unchanged before update or delete on desk.slip
  for each statement execute function platform.refuse_change();
grant select, insert, update on desk.slip_counter to da06_app;
grant select, insert on desk.slip to da06_app;
alter table desk.slip enable row level security;
create policy slip_scope on desk.slip to da06_app
  using ((select platform.scope_kind()) = 'system'
      or person_id = (select platform.scope_person())
      or agency_code = any ((select platform.scope_agencies())::text[]));

-- The register (form 06).
create table desk.register (
  agency_code  text not null,
  year         smallint not null,
  last_ordinal integer not null default 0,
  closed_at    timestamptz,
  entries      integer,
  pages        integer,
  last_hash    text,
  constraint register_pk primary key (agency_code, year),
  constraint register_closed_check check ((closed_at is null) = (entries is null) and (closed_at is null) = (pages is null))
);
comment on table desk.register is 'The book of an agency and year. Closed after the year''s end; nothing in it changes afterwards.';

create table desk.register_entry (
  agency_code  text not null,
  year         smallint not null,
  ordinal      integer not null,
  case_id      uuid not null,
  applicant_id uuid not null,
  official_code text not null,
  procedure_code text not null,
  service      text not null,
  sets         smallint not null default 1,
  full_name    text not null,
  address_and_phone text not null,
  agency       text not null,
  received_on  date not null,
  due_on       date not null,
  returned_on  date,
  method       text,
  carried      text not null default '',
  note         text not null default '',
  constraint register_entry_pk primary key (agency_code, year, ordinal),
  constraint register_entry_case_key unique (case_id, year),
  constraint register_entry_register_fk foreign key (agency_code, year) references desk.register (agency_code, year),
  constraint register_entry_method_check check (method in ('online', 'counter', 'post'))
);
comment on table desk.register_entry is 'One case in the book of its year; a case that is still open at the year''s end goes over into the next book.';

create table desk.register_page (
  agency_code  text not null,
  year         smallint not null,
  page         integer not null,
  hash         text not null,
  constraint register_page_pk primary key (agency_code, year, page),
  constraint register_page_register_fk foreign key (agency_code, year) references desk.register (agency_code, year)
);
comment on table desk.register_page is 'Hashes of a closed book''s pages, each over the one before it.';
create trigger register_page_append_only before update or delete on desk.register_page
  for each statement execute function platform.refuse_change();

create function desk.refuse_closed() returns trigger language plpgsql set search_path = '' as $$
begin
  if exists (select from desk.register r where r.agency_code = coalesce(new.agency_code, old.agency_code)
      and r.year = coalesce(new.year, old.year) and r.closed_at is not null) then
    raise exception 'the register is closed';
  end if;
  return coalesce(new, old);
end $$;
create trigger register_entry_closed before insert or update or delete on desk.register_entry
  for each row execute function desk.refuse_closed();
create function desk.refuse_reopening() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.closed_at is not null then raise exception 'the register is closed'; end if;
  return new;
end $$;
create trigger register_closed before update on desk.register
  for each row execute function desk.refuse_reopening();

grant select, insert, update on desk.register to da06_app;
grant select, insert, update on desk.register_entry to da06_app;
grant select, insert on desk.register_page to da06_app;
alter table desk.register_entry enable row level security;
create policy register_entry_scope on desk.register_entry to da06_app
  using ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[]));

-- Hand-overs between desk and specialists.
create table desk.handover (
  id           uuid primary key,
  agency_code  text not null,
  day_on       date not null,
  number       integer not null,
  direction    text not null,
  given_at     timestamptz not null,
  given_post   uuid not null,
  given_account uuid not null,
  note         text not null default '',
  taken_at     timestamptz,
  taken_post   uuid,
  taken_account uuid,
  constraint handover_number_key unique (agency_code, day_on, number),
  constraint handover_direction_check check (direction in ('to-specialist', 'to-desk')),
  constraint handover_taken_check check ((taken_at is null) = (taken_post is null) and (taken_at is null) = (taken_account is null))
);
comment on table desk.handover is 'A bundle of papers that goes from hand to hand: who gave it when, who took it when.';
create index handover_agency_idx on desk.handover (agency_code, given_at desc);
create index handover_waiting_idx on desk.handover (agency_code, direction) where taken_at is null;

create table desk.handover_case (
  handover_id  uuid not null,
  case_id      uuid not null,
  official_code text not null,
  procedure_code text not null,
  constraint handover_case_pk primary key (handover_id, case_id),
  constraint handover_case_handover_fk foreign key (handover_id) references desk.handover (id)
);
comment on table desk.handover_case is 'Cases of a bundle.';
create index handover_case_case_idx on desk.handover_case (case_id);

grant select, insert, update on desk.handover to da06_app;
grant select, insert on desk.handover_case to da06_app;
alter table desk.handover enable row level security;
create policy handover_scope on desk.handover to da06_app
  using ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[]));
alter table desk.handover_case enable row level security;
create policy handover_case_scope on desk.handover_case to da06_app
  using (exists (select from desk.handover h where h.id = handover_id));
