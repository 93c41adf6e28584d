-- A case (hồ sơ) from submission to return. The draft before it has its own table: it has no legal standing.
create schema cases;
grant usage on schema cases to da06_app;

create table cases.draft (
  id             uuid primary key,
  account_id     uuid not null,
  person_id      uuid not null,
  procedure_code text not null,
  commune_code   text,
  form           jsonb not null default '{}',
  page           text,
  version        integer not null default 1,
  created_at     timestamptz not null,
  updated_at     timestamptz not null
);
comment on table cases.draft is 'What a citizen has typed and not yet submitted; resumed on any device.';
create index draft_person_idx on cases.draft (person_id, updated_at desc);

create table cases.case (
  id                 uuid primary key,
  province_code      text not null,
  procedure_code     text not null,
  procedure_version  date not null,
  regime             text not null,
  state              text not null,
  channel            text not null,
  agency_code        text not null,
  commune_code       text not null,
  applicant_id       uuid not null,
  account_id         uuid,
  draft_id           uuid,
  form               jsonb not null default '{}',
  tracking_code      text not null,
  official_code      text,
  submitted_at       timestamptz not null,
  received_at        timestamptz,
  received_on        date,
  due_on             date,
  finished_on        date,
  returned_at        timestamptz,
  owner_role         text,
  owner_post_id      uuid,
  supplements        smallint not null default 0,
  waiting_since      date,
  version            integer not null default 1,
  origin             text not null default 'form',
  constraint case_state_check check (state in ('submitted', 'declined', 'received', 'processing', 'supplementing', 'approving', 'approved', 'refused', 'returned', 'withdrawn')),
  constraint case_channel_check check (channel in ('online', 'counter', 'post')),
  constraint case_supplement_once_check check (supplements <= 1),
  constraint case_received_has_code_check check ((received_at is null) = (official_code is null) and (received_at is null) = (due_on is null)),
  constraint case_due_after_receipt_check check (due_on is null or due_on >= received_on),
  constraint case_owner_check check (owner_role is not null or state in ('declined', 'refused', 'returned', 'withdrawn'))
);
comment on table cases.case is 'One case of one procedure for one person, with its clock.';
create unique index case_tracking_code_key on cases.case (tracking_code);
create unique index case_official_code_key on cases.case (official_code) where official_code is not null;
create unique index case_draft_key on cases.case (draft_id) where draft_id is not null;
create index case_applicant_idx on cases.case (applicant_id, submitted_at desc);
create index case_queue_idx on cases.case (agency_code, due_on nulls first, submitted_at) where state not in ('declined', 'refused', 'returned', 'withdrawn');
create index case_procedure_idx on cases.case (procedure_code, received_on);

create table cases.case_event (
  id            uuid primary key,
  case_id       uuid not null references cases.case (id),
  act           text not null,
  from_state    text,
  to_state      text not null,
  at            timestamptz not null,
  recorded_at   timestamptz not null default now(),
  actor_kind    text not null,
  account_id    uuid,
  post_id       uuid,
  agency_code   text,
  note          text
);
comment on table cases.case_event is 'The history of a case, appended only: when each act happened and when we learned it.';
create index case_event_case_idx on cases.case_event (case_id, at);
create trigger case_event_append_only before update on cases.case_event
  for each statement execute function platform.refuse_change();

create table cases.paper (
  id            uuid primary key,
  case_id       uuid references cases.case (id),
  draft_id      uuid references cases.draft (id),
  paper_code    text not null,
  file_hash     text not null,
  file_name     text not null,
  media_type    text not null,
  size_bytes    integer not null,
  added_at      timestamptz not null,
  constraint paper_one_home_check check ((case_id is null) <> (draft_id is null))
);
comment on table cases.paper is 'A file attached to a draft or a case; the bytes lie in the file store under file_hash.';
create index paper_case_idx on cases.paper (case_id) where case_id is not null;
create index paper_draft_idx on cases.paper (draft_id) where draft_id is not null;

create table cases.result (
  case_id       uuid primary key references cases.case (id),
  number        text not null,
  file_hash     text not null,
  file_name     text not null,
  issued_at     timestamptz not null
);
comment on table cases.result is 'What the case ended in: the document that the person gets.';

create table cases.notice (
  id            uuid primary key,
  person_id     uuid not null,
  case_id       uuid not null references cases.case (id),
  kind          text not null,
  at            timestamptz not null,
  read_at       timestamptz
);
comment on table cases.notice is 'Messages to the applicant about a case, made by reaction to its events.';
create index notice_person_idx on cases.notice (person_id, at desc);
create index notice_case_idx on cases.notice (case_id);

create table cases.code_counter (
  agency_code   text not null,
  series        text not null,
  counted_on    date not null,
  last          integer not null,
  constraint code_counter_pk primary key (agency_code, series, counted_on),
  constraint code_counter_series_check check (series in ('case', 'result'))
);
comment on table cases.code_counter is 'Running numbers of an agency: of case codes anew each day (Circular 01/2018/TT-VPCP, art. 19), of results anew each year.';

grant select, insert, update, delete on cases.draft to da06_app;
grant select, insert, update on cases.case to da06_app;
grant select, insert on cases.case_event to da06_app;
grant select, insert, update, delete on cases.paper to da06_app;
grant select, insert on cases.result to da06_app;
grant select, insert, update on cases.notice to da06_app;
grant select, insert, update on cases.code_counter to da06_app;

alter table cases.draft enable row level security;
create policy draft_own on cases.draft to da06_app
  using (person_id = (select platform.scope_person()) or (select platform.scope_kind()) = 'system');

alter table cases.case enable row level security;
create policy case_scope on cases.case to da06_app
  using ((select platform.scope_kind()) = 'system'
      or applicant_id = (select platform.scope_person())
      or agency_code = any ((select platform.scope_agencies())::text[]));

-- What hangs on a case or a draft is seen by whoever sees the case or the draft.
alter table cases.case_event enable row level security;
create policy case_event_scope on cases.case_event to da06_app
  using (exists (select from cases.case c where c.id = case_id));
alter table cases.paper enable row level security;
create policy paper_scope on cases.paper to da06_app
  using (exists (select from cases.case c where c.id = case_id) or exists (select from cases.draft d where d.id = draft_id));
alter table cases.result enable row level security;
create policy result_scope on cases.result to da06_app
  using (exists (select from cases.case c where c.id = case_id));
alter table cases.notice enable row level security;
create policy notice_scope on cases.notice to da06_app
  using (person_id = (select platform.scope_person()) or (select platform.scope_kind()) = 'system');

-- Tracking by code is open to whoever holds the code and tells no name: the one door past row-level security.
create function cases.track(code text) returns table (
  procedure_code text, state text, agency_code text, tracking_code text, official_code text,
  submitted_at timestamptz, received_at timestamptz, due_on date, finished_on date, case_id uuid
) language sql stable security definer set search_path = '' as $$
  -- Official codes can be guessed by counting; the secret tracking code is told only to whoever already has it.
  select procedure_code, state, agency_code, case when tracking_code = code then tracking_code end, official_code,
         submitted_at, received_at, due_on, finished_on, case when tracking_code = code then id end
    from cases.case where tracking_code = code or official_code = code
$$;
revoke execute on function cases.track from public;
grant execute on function cases.track to da06_app;
