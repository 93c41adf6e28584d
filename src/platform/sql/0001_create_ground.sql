-- The ground every module stands on: who asks (row-level security), what was done (audit), what is to be told (outbox).
grant usage on schema platform to da06_app;

-- The scope of the open transaction, set by platform/db; empty settings (a pooled connection) read as "anonymous".
create function platform.scope_kind() returns text language sql stable parallel safe
  return coalesce(nullif(current_setting('da06.kind', true), ''), 'anonymous');
create function platform.scope_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('da06.person', true), '')::uuid;
create function platform.scope_agencies() returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting('da06.agencies', true), ''), '{}')::text[];

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;

create table platform.audit_entry (
  id            uuid primary key,
  at            timestamptz not null,
  action        text not null,
  actor_kind    text not null,
  account_id    uuid,
  post_id       uuid,
  agency_code   text,
  person_id     uuid,
  case_id       uuid,
  purpose       text,
  legal_basis   text,
  detail        jsonb not null default '{}'
);
comment on table platform.audit_entry is 'One row for every act and every look at a person, written in the transaction of the act.';
create index audit_entry_person_idx on platform.audit_entry (person_id, at desc) where person_id is not null;
create index audit_entry_case_idx on platform.audit_entry (case_id, at) where case_id is not null;
create index audit_entry_at_idx on platform.audit_entry using brin (at);
create trigger audit_entry_append_only before update or delete or truncate on platform.audit_entry
  for each statement execute function platform.refuse_change();
alter table platform.audit_entry enable row level security;
create policy audit_entry_write on platform.audit_entry for insert to da06_app with check (true);
create policy audit_entry_read on platform.audit_entry for select to da06_app
  using ((select platform.scope_kind()) in ('system', 'auditor') or person_id = (select platform.scope_person()));
grant select, insert on platform.audit_entry to da06_app;

create table platform.outbox_message (
  id            uuid primary key,
  name          text not null,
  payload       jsonb not null,
  occurred_at   timestamptz not null,
  delivered_at  timestamptz
);
comment on table platform.outbox_message is 'Events waiting for their reactions; written in the transaction of the act that caused them.';
create index outbox_message_waiting_idx on platform.outbox_message (occurred_at) where delivered_at is null;
grant select, insert, update on platform.outbox_message to da06_app;

create table platform.reaction_done (
  message_id    uuid not null references platform.outbox_message (id),
  reaction      text not null,
  at            timestamptz not null default now(),
  constraint reaction_done_pk primary key (message_id, reaction)
);
comment on table platform.reaction_done is 'A reaction runs once for each message, however often the message is delivered.';
grant select, insert on platform.reaction_done to da06_app;

create table platform.idempotency (
  actor         text not null,
  key           text not null,
  command       text not null,
  input_hash    text not null,
  result        jsonb not null,
  at            timestamptz not null,
  constraint idempotency_pk primary key (actor, key)
);
comment on table platform.idempotency is 'What an act answered, so that the same request sent twice is done once.';
grant select, insert on platform.idempotency to da06_app;
