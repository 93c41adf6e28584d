-- e-ID accounts (tài khoản định danh điện tử): who was registered at which level, when it was activated, on which device.
create table identity.eid_account (
  id                 uuid primary key,
  province_code      text not null,
  holder             text not null,
  person_id          uuid,
  guardian_id        uuid,
  representative_id  uuid,
  full_name          text,
  holder_number      text,
  nationality        text,
  commune_code       text not null,
  level              smallint not null,
  active_level       smallint,
  state              text not null,
  account_id         uuid,
  origin             text not null default 'office',
  version            integer not null default 1,
  registered_at      timestamptz not null,
  activate_by        date not null,
  activated_at       timestamptz,
  locked_at          timestamptz,
  lock_reason        text,
  revoked_at         timestamptz,
  revoke_reason      text,
  phone              text,
  email              text,
  constraint eid_account_person_fk foreign key (person_id) references population.person (id),
  constraint eid_account_guardian_fk foreign key (guardian_id) references population.person (id),
  constraint eid_account_representative_fk foreign key (representative_id) references population.person (id),
  constraint eid_account_account_fk foreign key (account_id) references identity.account (id),
  constraint eid_account_holder_check check (holder in ('citizen', 'foreigner', 'organisation')),
  constraint eid_account_subject_check check ((holder = 'citizen') = (person_id is not null)
    and (holder = 'citizen') = (full_name is null) and (holder = 'citizen') = (holder_number is null)),
  constraint eid_account_foreigner_check check ((holder = 'foreigner') = (nationality is not null)),
  constraint eid_account_representative_check check ((holder = 'organisation') = (representative_id is not null)),
  constraint eid_account_level_check check (level in (1, 2) and active_level between 1 and level and (holder <> 'organisation' or level = 2)),
  constraint eid_account_state_check check (state in ('approved', 'active', 'locked', 'revoked')),
  constraint eid_account_active_check check ((active_level is null) = (activated_at is null) and (state <> 'active' or active_level is not null)
    and (state <> 'approved' or active_level is null)),
  constraint eid_account_locked_check check ((state = 'locked') = (locked_at is not null) and (locked_at is null) = (lock_reason is null)),
  constraint eid_account_revoked_check check ((state = 'revoked') = (revoked_at is not null) and (revoked_at is null) = (revoke_reason is null)),
  constraint eid_account_origin_check check (origin in ('office', 'simulated'))
);
comment on table identity.eid_account is 'An e-ID account as the police gave it (Decree 59/2022/NĐ-CP, from 01/07/2024 Decree 69/2024/NĐ-CP). Signing in happens with identity.account, which it is tied to when it is activated.';
comment on column identity.eid_account.level is 'The level that was approved. The account that signs in bears active_level, until the higher one is activated.';
comment on column identity.eid_account.guardian_id is 'Who registered and uses it for a holder under 14 or a ward.';
comment on column identity.eid_account.commune_code is 'Where a citizen lives, otherwise where it was registered; the commune it counts for.';
comment on column identity.eid_account.full_name is 'Of holders who are not in the population registry; a citizen''s name stands there.';
create unique index eid_account_person_key on identity.eid_account (person_id) where person_id is not null and state <> 'revoked';
create unique index eid_account_number_key on identity.eid_account (holder, coalesce(nationality, ''), holder_number) where holder_number is not null and state <> 'revoked';
create index eid_account_person_idx on identity.eid_account (person_id) where state = 'revoked';
create index eid_account_guardian_idx on identity.eid_account (guardian_id) where guardian_id is not null;
create index eid_account_representative_idx on identity.eid_account (representative_id) where representative_id is not null;
create index eid_account_account_idx on identity.eid_account (account_id) where account_id is not null;

create table identity.eid_request (
  id                 uuid primary key,
  code               text not null,
  province_code      text not null,
  agency_code        text not null,
  commune_code       text not null,
  kind               text not null,
  channel            text not null,
  holder             text not null,
  level              smallint not null,
  person_id          uuid,
  guardian_id        uuid,
  representative_id  uuid,
  full_name          text,
  holder_number      text,
  nationality        text,
  phone              text,
  email              text,
  checks             jsonb not null,
  regime             text not null,
  state              text not null,
  version            integer not null default 1,
  received_at        timestamptz not null,
  received_by        uuid,
  due_on             date not null,
  decided_at         timestamptz,
  decided_by         uuid,
  ground             text,
  eid_account_id     uuid,
  constraint eid_request_code_key unique (code),
  constraint eid_request_person_fk foreign key (person_id) references population.person (id),
  constraint eid_request_guardian_fk foreign key (guardian_id) references population.person (id),
  constraint eid_request_representative_fk foreign key (representative_id) references population.person (id),
  constraint eid_request_account_fk foreign key (eid_account_id) references identity.eid_account (id),
  constraint eid_request_kind_check check (kind in ('register', 'upgrade')),
  constraint eid_request_channel_check check (channel in ('counter', 'mobile', 'online')),
  constraint eid_request_holder_check check (holder in ('citizen', 'foreigner', 'organisation')),
  constraint eid_request_level_check check (level in (1, 2)),
  constraint eid_request_state_check check (state in ('received', 'approved', 'refused')),
  constraint eid_request_decided_check check ((state = 'received') = (decided_at is null) and (state = 'refused') = (ground is not null))
);
comment on table identity.eid_request is 'A request for an e-ID account or for its higher level, with what the officer compared and the day by which it must be answered.';
comment on column identity.eid_request.checks is 'Outcomes of the comparisons (card, registry, what was said), never the compared values.';
create unique index eid_request_open_person_key on identity.eid_request (person_id) where person_id is not null and state = 'received';
create unique index eid_request_open_number_key on identity.eid_request (holder, coalesce(nationality, ''), holder_number) where holder_number is not null and state = 'received';
create index eid_request_agency_idx on identity.eid_request (agency_code, due_on) where state = 'received';
create index eid_request_received_idx on identity.eid_request (agency_code, received_at desc);
create index eid_request_person_idx on identity.eid_request (person_id) where person_id is not null;
create index eid_request_guardian_idx on identity.eid_request (guardian_id) where guardian_id is not null;
create index eid_request_representative_idx on identity.eid_request (representative_id) where representative_id is not null;
create index eid_request_account_idx on identity.eid_request (eid_account_id) where eid_account_id is not null;

create table identity.eid_code (
  id                  uuid primary key,
  eid_account_id      uuid not null,
  code_hash           text not null,
  issued_at           timestamptz not null,
  expires_at          timestamptz not null,
  on_paper            boolean not null default false,
  tries               smallint not null default 0,
  challenge_hash      bytea,
  challenge_ends_at   timestamptz,
  used_at             timestamptz,
  voided_at           timestamptz,
  constraint eid_code_account_fk foreign key (eid_account_id) references identity.eid_account (id),
  constraint eid_code_once_check check (used_at is null or voided_at is null)
);
comment on table identity.eid_code is 'One-time codes of activation, only as a slow salted hash. At most one of an account is open; it is used once, ends by time, and dies of too many tries.';
create unique index eid_code_open_key on identity.eid_code (eid_account_id) where used_at is null and voided_at is null;
create unique index eid_code_challenge_key on identity.eid_code (challenge_hash) where challenge_hash is not null;
create index eid_code_account_idx on identity.eid_code (eid_account_id, issued_at);

create table identity.eid_device (
  id               uuid primary key,
  eid_account_id   uuid not null,
  public_key       bytea not null,
  name             text not null,
  bound_at         timestamptz not null,
  removed_at       timestamptz,
  constraint eid_device_account_fk foreign key (eid_account_id) references identity.eid_account (id)
);
comment on table identity.eid_device is 'The device on which an e-ID account was activated: the public half of its P-256 key (SPKI). The other half never leaves the device.';
create unique index eid_device_bound_key on identity.eid_device (eid_account_id) where removed_at is null;
create index eid_device_account_idx on identity.eid_device (eid_account_id);

create table identity.eid_event (
  id               uuid primary key,
  seq              bigint generated always as identity,
  eid_account_id   uuid not null,
  act              text not null,
  at               timestamptz not null,
  actor_kind       text not null,
  account_id       uuid,
  post_id          uuid,
  agency_code      text,
  note             text,
  constraint eid_event_account_fk foreign key (eid_account_id) references identity.eid_account (id)
);
comment on table identity.eid_event is 'The history of an e-ID account, appended only.';
create index eid_event_account_idx on identity.eid_event (eid_account_id, seq);
create trigger eid_event_append_only before update or delete on identity.eid_event
  for each statement execute function platform.refuse_change();

create table identity.eid_fact (
  seq              bigint generated always as identity,
  eid_account_id   uuid not null,
  happened_on      date not null,
  recorded_at      timestamptz not null,
  weight           smallint not null,
  fact             text not null,
  level            smallint not null,
  holder           text not null,
  commune_code     text not null,
  province_code    text not null,
  constraint eid_fact_pk primary key (seq),
  constraint eid_fact_account_fk foreign key (eid_account_id) references identity.eid_account (id),
  constraint eid_fact_weight_check check (weight in (1, -1)),
  constraint eid_fact_fact_check check (fact in ('registered', 'activated', 'locked', 'revoked'))
);
comment on table identity.eid_fact is 'What is counted of e-ID accounts, appended only: a correction is another row with weight -1. Holds no person.';
create index eid_fact_recorded_idx on identity.eid_fact (recorded_at);
create index eid_fact_account_idx on identity.eid_fact (eid_account_id);
create trigger eid_fact_append_only before update or delete on identity.eid_fact
  for each statement execute function platform.refuse_change();

grant select, insert, update on identity.eid_account, identity.eid_request, identity.eid_code, identity.eid_device to da06_app;
grant select, insert on identity.eid_event, identity.eid_fact to da06_app;

-- Registration does not hang on where one lives (Decree 69/2024/NĐ-CP): any officer may find an account; requests stay with
-- the office that took them.
alter table identity.eid_account enable row level security;
create policy eid_account_platform on identity.eid_account to da06_app
  using ((select platform.scope_kind()) in ('system', 'officer')) with check ((select platform.scope_kind()) in ('system', 'officer'));
create policy eid_account_own on identity.eid_account for select to da06_app
  using (person_id = (select platform.scope_person()) or guardian_id = (select platform.scope_person()) or representative_id = (select platform.scope_person()));
alter table identity.eid_request enable row level security;
create policy eid_request_office on identity.eid_request to da06_app
  using ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[]))
  with check ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[]));
create policy eid_request_own on identity.eid_request for select to da06_app
  using (person_id = (select platform.scope_person()) or guardian_id = (select platform.scope_person()) or representative_id = (select platform.scope_person()));
alter table identity.eid_code enable row level security;
create policy eid_code_platform on identity.eid_code to da06_app using ((select platform.scope_kind()) = 'system');
alter table identity.eid_device enable row level security;
create policy eid_device_platform on identity.eid_device to da06_app using ((select platform.scope_kind()) = 'system');
alter table identity.eid_event enable row level security;
create policy eid_event_read on identity.eid_event for select to da06_app
  using (exists (select from identity.eid_account a where a.id = eid_account_id));
create policy eid_event_add on identity.eid_event for insert to da06_app
  with check ((select platform.scope_kind()) in ('system', 'officer'));
