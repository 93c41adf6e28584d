-- What a person may ask about their own data (Decree 13/2023/NĐ-CP art. 9; Law 91/2025/QH15 from 2026): correction.
create schema rights;
grant usage on schema rights to da06_app;

create table rights.correction (
  id           uuid not null,
  code         text not null,
  person_id    uuid not null,
  field        text not null,
  stands       text,
  wanted       text not null,
  reason       text not null,
  file_hash    text,
  file_name    text,
  media_type   text,
  agency_code  text not null,
  state        text not null default 'asked',
  version      integer not null default 1,
  asked_at     timestamptz not null,
  due_on       date not null,
  answered_at  timestamptz,
  answered_by  uuid,
  answer       text,
  constraint correction_pk primary key (id),
  constraint correction_code_key unique (code),
  constraint correction_state_check check (state in ('asked', 'accepted', 'refused', 'withdrawn')),
  constraint correction_answer_check check ((state in ('accepted', 'refused')) = (answered_at is not null)
    and (answered_at is null) = (answered_by is null) and (answered_at is null) = (answer is null)),
  constraint correction_file_check check ((file_hash is null) = (file_name is null) and (file_hash is null) = (media_type is null))
);
comment on table rights.correction is 'A person says that the registry is wrong about them; the police of their commune answer within two working days.';
comment on column rights.correction.field is 'Key of population''s registryFieldKeys.';
comment on column rights.correction.stands is 'What the registry said when the person asked.';
comment on column rights.correction.answered_by is 'Post of the officer who answered.';
create index correction_person_idx on rights.correction (person_id, asked_at desc);
create index correction_agency_idx on rights.correction (agency_code, due_on) where state = 'asked';
create unique index correction_open_idx on rights.correction (person_id, field) where state = 'asked';
create trigger correction_file_loose after delete on rights.correction
  for each row execute function platform.note_loose_file('file_hash');

alter table rights.correction enable row level security;
create policy correction_read on rights.correction for select to da06_app using (
  (select platform.scope_kind()) = 'system'
  or ((select platform.scope_kind()) = 'citizen' and person_id = (select platform.scope_person()))
  or ((select platform.scope_kind()) = 'officer' and agency_code = any ((select platform.scope_agencies())::text[])));
create policy correction_ask on rights.correction for insert to da06_app with check (
  (select platform.scope_kind()) = 'citizen' and person_id = (select platform.scope_person()));
create policy correction_answer on rights.correction for update to da06_app using (
  ((select platform.scope_kind()) = 'citizen' and person_id = (select platform.scope_person()))
  or ((select platform.scope_kind()) = 'officer' and agency_code = any ((select platform.scope_agencies())::text[])));
grant select, insert, update on rights.correction to da06_app;
