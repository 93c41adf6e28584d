-- Versions of procedures that administrators publish beside those in the catalogue's files; the register of services that
-- decisions list. Facts without a citizen in them; which administrator did what stands in the acts' audit too.
create table procedures.version_draft (
  id             uuid not null,
  procedure_code text not null,
  valid_from     date not null,
  data           jsonb not null,
  version        integer not null default 1,
  state          text not null default 'draft',
  batch_id       uuid,
  note           text not null default '',
  changed_by     uuid not null,
  changed_at     timestamptz not null,
  proposed_by    uuid,
  proposed_at    timestamptz,
  decided_by     uuid,
  decided_at     timestamptz,
  decision_note  text,
  constraint version_draft_pk primary key (id),
  constraint version_draft_state_check check (state in ('draft', 'proposed', 'published', 'discarded')),
  -- Four eyes: nobody publishes what they proposed.
  constraint version_draft_four_eyes_check check (state <> 'published' or decided_by <> proposed_by)
);
comment on table procedures.version_draft is 'A version of a procedure while it is written and decided on. A procedure has at most one that is open.';
create unique index version_draft_open_key on procedures.version_draft (procedure_code) where state in ('draft', 'proposed');
create index version_draft_batch_idx on procedures.version_draft (batch_id) where batch_id is not null;

create table procedures.published_version (
  procedure_code text not null,
  valid_from     date not null,
  data           jsonb not null,
  draft_id       uuid not null,
  published_at   timestamptz not null,
  constraint published_version_pk primary key (procedure_code, valid_from),
  constraint published_version_draft_fk foreign key (draft_id) references procedures.version_draft (id)
);
comment on table procedures.published_version is 'Append only: what was published stays for the cases of its time. A correction is a later version.';
create index published_version_draft_idx on procedures.published_version (draft_id);

create table procedures.listed_service (
  decision       text not null,
  decision_date  date not null,
  number         smallint not null,
  name           text not null,
  agency         text not null default '',
  national_code  text,
  procedure_code text,
  imported_at    timestamptz not null,
  imported_by    uuid not null,
  constraint listed_service_pk primary key (decision, decision_date, number),
  constraint listed_service_procedure_fk foreign key (procedure_code) references procedures.procedure (code)
);
comment on table procedures.listed_service is 'Services as a decision lists them, imported from its official annex, for instance the 28 of Decision 422/QĐ-TTg of 04/04/2022. Numbers of decisions repeat from year to year: the date belongs to the key.';
create index listed_service_procedure_idx on procedures.listed_service (procedure_code);

alter table procedures.version_draft enable row level security;
alter table procedures.published_version enable row level security;
alter table procedures.listed_service enable row level security;
create policy version_draft_officer on procedures.version_draft for all to da06_app
  using ((select platform.scope_kind()) in ('officer', 'system')) with check ((select platform.scope_kind()) = 'officer');
create policy published_version_read on procedures.published_version for select to da06_app using (true);
create policy published_version_add on procedures.published_version for insert to da06_app
  with check ((select platform.scope_kind()) = 'officer');
create policy listed_service_read on procedures.listed_service for select to da06_app using (true);
create policy listed_service_write on procedures.listed_service for all to da06_app
  using ((select platform.scope_kind()) = 'officer') with check ((select platform.scope_kind()) = 'officer');
grant select, insert, update on procedures.version_draft to da06_app;
grant select, insert on procedures.published_version to da06_app;
grant select, insert, delete on procedures.listed_service to da06_app;
