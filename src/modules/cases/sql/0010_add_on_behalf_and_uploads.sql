-- Acting for somebody else: the applicant and who types and hands in are two people, kept apart from draft to result.
create table cases.consent (
  id               uuid primary key,
  giver_id         uuid not null,
  taker_id         uuid not null,
  taker_kind       text not null,
  manner           text not null,
  procedure_code   text,
  asked_at         timestamptz not null,
  given_at         timestamptz,
  valid_until      date not null,
  withdrawn_at     timestamptz,
  code_hash        text,
  code_tries       smallint not null default 0,
  code_ends_at     timestamptz,
  file_hash        text,
  file_name        text,
  media_type       text,
  size_bytes       integer,
  constraint consent_taker_kind_check check (taker_kind in ('authorised', 'helper')),
  constraint consent_manner_check check (manner in ('code', 'paper')),
  constraint consent_two_people_check check (giver_id <> taker_id),
  constraint consent_code_check check ((manner = 'code') = (code_hash is not null) and (manner = 'code') = (code_ends_at is not null)),
  constraint consent_paper_check check (manner = 'code' or (file_hash is null) = (given_at is null))
);
comment on table cases.consent is 'That one person may act for another: who, how (a code read out, a signed paper), for which procedure (null: any), until when. Civil Code 2015, art. 138.';
create index consent_taker_idx on cases.consent (taker_id, asked_at desc);
create index consent_giver_idx on cases.consent (giver_id, asked_at desc);
create trigger consent_file_loose after delete on cases.consent
  for each row execute function platform.note_loose_file('file_hash');
grant select, insert, update on cases.consent to da06_app;
alter table cases.consent enable row level security;
create policy consent_scope on cases.consent to da06_app
  using ((select platform.scope_kind()) = 'system' or taker_id = (select platform.scope_person()) or giver_id = (select platform.scope_person()));

create table cases.identity_try (
  id            uuid primary key,
  taker_id      uuid not null,
  at            timestamptz not null,
  matched       boolean not null
);
comment on table cases.identity_try is 'Each time somebody named another person to act for; counted, so that nobody tries out numbers.';
create index identity_try_taker_idx on cases.identity_try (taker_id, at);
grant select, insert on cases.identity_try to da06_app;
alter table cases.identity_try enable row level security;
create policy identity_try_own on cases.identity_try to da06_app
  using ((select platform.scope_kind()) = 'system' or taker_id = (select platform.scope_person()));

create table cases.helper (
  id            uuid primary key,
  person_id     uuid not null,
  agency_code   text not null,
  commune_code  text not null,
  place         text not null,
  appointed_by  uuid not null,
  appointed_at  timestamptz not null,
  valid_from    date not null,
  valid_to      date,
  constraint helper_order_check check (valid_to is null or valid_to >= valid_from)
);
comment on table cases.helper is 'Village heads and members of community digital teams whom a commune has asked to help people apply; named by its desk.';
create index helper_person_idx on cases.helper (person_id);
create index helper_agency_idx on cases.helper (agency_code, valid_from);
grant select, insert, update (valid_to) on cases.helper to da06_app;
alter table cases.helper enable row level security;
create policy helper_scope on cases.helper to da06_app
  using ((select platform.scope_kind()) = 'system' or person_id = (select platform.scope_person())
      or agency_code = any ((select platform.scope_agencies())::text[]));

alter table cases.draft
  add column submitter_id uuid,
  add column relation text not null default 'self',
  add column consent_id uuid references cases.consent (id),
  add column procedure_version date,
  add column return_by text not null default 'online',
  add constraint draft_relation_check check (relation in ('self', 'parent', 'guardian', 'authorised', 'helper')),
  add constraint draft_submitter_check check ((relation = 'self') = (submitter_id is null)),
  add constraint draft_consent_check check ((relation in ('authorised', 'helper')) = (consent_id is not null)),
  add constraint draft_return_by_check check (return_by in ('online', 'counter', 'post'));
comment on column cases.draft.submitter_id is 'Who types for the person; null when they do it themselves.';
comment on column cases.draft.procedure_version is 'Version of the procedure under which it was last typed; a newer one is told to the person.';
create index draft_submitter_idx on cases.draft (submitter_id, updated_at desc) where submitter_id is not null;
create index draft_consent_idx on cases.draft (consent_id) where consent_id is not null;
create policy draft_submitter on cases.draft to da06_app using (submitter_id = (select platform.scope_person()));

alter table cases.case
  add column consent_id uuid references cases.consent (id),
  add constraint case_submitter_check check ((submitter_relation = 'self') = (submitter_id is null));
create index case_consent_idx on cases.case (consent_id) where consent_id is not null;
-- Whoever sent it for another sees it too.
create policy case_submitter on cases.case to da06_app using (submitter_id = (select platform.scope_person()));
-- The desk of a case sees by what right somebody else handed it in.
create policy consent_case on cases.consent for select to da06_app
  using ((select platform.scope_kind()) = 'officer' and exists (select from cases.case c where c.consent_id = consent.id));

-- Pages of a paper have an order.
alter table cases.paper add column position smallint not null default 0;
create index paper_file_idx on cases.paper (file_hash);
create trigger paper_file_loose after delete on cases.paper
  for each row execute function platform.note_loose_file('file_hash');

-- A file that arrives in pieces, over a bad line, perhaps by way of several servers.
create table cases.upload (
  id             uuid primary key,
  person_id      uuid not null,
  draft_id       uuid references cases.draft (id) on delete cascade,
  case_id        uuid references cases.case (id) on delete cascade,
  paper_code     text not null,
  file_name      text not null,
  file_key       text not null,
  size_bytes     integer not null,
  received_bytes integer not null default 0,
  touched_at     timestamptz not null,
  constraint upload_one_home_check check ((case_id is null) <> (draft_id is null)),
  constraint upload_size_check check (size_bytes > 0 and received_bytes between 0 and size_bytes)
);
comment on table cases.upload is 'A file on its way to a draft or a case: how much of it has arrived.';
create unique index upload_file_key on cases.upload (person_id, coalesce(draft_id, case_id), paper_code, file_key, size_bytes);
create index upload_draft_idx on cases.upload (draft_id) where draft_id is not null;
create index upload_case_idx on cases.upload (case_id) where case_id is not null;
create index upload_touched_idx on cases.upload (touched_at);
grant select, insert, update, delete on cases.upload to da06_app;
alter table cases.upload enable row level security;
create policy upload_own on cases.upload to da06_app
  using ((select platform.scope_kind()) = 'system' or person_id = (select platform.scope_person()));

create table cases.upload_chunk (
  upload_id       uuid not null references cases.upload (id) on delete cascade,
  start_at        integer not null,
  size_bytes      integer not null,
  chunk_file_hash text not null,
  constraint upload_chunk_pk primary key (upload_id, start_at)
);
comment on table cases.upload_chunk is 'A piece of an upload; its bytes lie in the file store behind sixteen random ones, so that no other record shares them.';
create trigger upload_chunk_file_loose after delete on cases.upload_chunk
  for each row execute function platform.note_loose_file('chunk_file_hash');
grant select, insert, delete on cases.upload_chunk to da06_app;
alter table cases.upload_chunk enable row level security;
create policy upload_chunk_scope on cases.upload_chunk to da06_app
  using (exists (select from cases.upload u where u.id = upload_id));
