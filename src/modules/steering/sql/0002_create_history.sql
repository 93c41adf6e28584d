-- What all registers of steering share: facts that indicators count, the history, files. Appended only, but for files that nobody needs.
create table steering.fact (
  id           uuid primary key,
  subject      text not null,
  record_id    uuid not null,
  fact         text not null,
  level        text,
  unit_code    text,
  agency_code  text,
  quantity     bigint,
  weight       smallint not null default 1,
  happened_on  date not null,
  recorded_at  timestamptz not null,
  constraint fact_subject_check check (subject in ('task-force', 'model', 'budget', 'directive', 'task', 'training', 'review')),
  constraint fact_weight_check check (weight in (1, -1))
);
comment on table steering.fact is 'What indicators count: rows never change; a correction, or leaving a state, is a row with weight -1.';
create index fact_recorded_idx on steering.fact (subject, recorded_at);
create index fact_record_idx on steering.fact (record_id);
create trigger fact_append_only before update or delete or truncate on steering.fact
  for each statement execute function platform.refuse_change();

create table steering.event (
  id           uuid primary key,
  seq          bigint generated always as identity,
  subject      text not null,
  record_id    uuid not null,
  act          text not null,
  from_state   text,
  to_state     text,
  at           timestamptz not null,
  actor_kind   text not null,
  account_id   uuid,
  post_id      uuid,
  agency_code  text,
  note         text,
  detail       jsonb not null default '{}'
);
comment on table steering.event is 'The history of every record of steering, by subject and record; appended only.';
create index event_record_idx on steering.event (record_id, seq);
create trigger event_append_only before update or delete or truncate on steering.event
  for each statement execute function platform.refuse_change();

create table steering.attachment (
  id           uuid primary key,
  subject      text not null,
  record_id    uuid not null,
  event_id     uuid references steering.event (id),
  file_hash    text not null,
  file_name    text not null,
  media_type   text not null,
  size_bytes   integer not null,
  added_at     timestamptz not null,
  agency_code  text,
  constraint attachment_hash_check check (file_hash ~ '^[0-9a-f]{64}$')
);
comment on table steering.attachment is 'Files of directives, evidence of tasks, minutes of meetings. The file store keeps the bytes.';
create index attachment_record_idx on steering.attachment (record_id, added_at);
create index attachment_event_idx on steering.attachment (event_id) where event_id is not null;
create trigger attachment_loose after delete on steering.attachment
  for each row execute function platform.note_loose_file('file_hash');

grant select, insert on steering.fact, steering.event, steering.attachment to da06_app;
