-- Periodic reports: texts that name figures, what units contribute, remarks, and what was frozen and signed.
create table reports.report (
  id             uuid primary key,
  province_code  text not null,
  agency_code    text not null,
  period         text not null,
  since          date not null,
  as_of          date not null,
  state          text not null default 'draft',
  version        integer not null default 1,
  based_on       uuid references reports.report (id),
  amends         uuid references reports.report (id),
  head           jsonb not null,
  opening        text not null,
  closing        text not null,
  created_at     timestamptz not null,
  created_by     uuid not null,
  changed_at     timestamptz not null,
  constraint report_state_check check (state in ('draft', 'review', 'frozen', 'signed')),
  constraint report_since_check check (since <= as_of),
  constraint report_period_check check (period ~ '\S' and length(period) <= 100)
);
comment on table reports.report is 'A periodic report on Project 06; its numbers are references to figures until it is frozen.';
comment on column reports.report.head is 'Agency, number, symbol, place, date, abstract, addressees, recipients, signature lines (Decree 30/2020/NĐ-CP, annex I).';
create index report_as_of_idx on reports.report (as_of desc, id desc);
create index report_based_on_idx on reports.report (based_on) where based_on is not null;
create index report_amends_idx on reports.report (amends) where amends is not null;

create table reports.section (
  report_id   uuid not null references reports.report (id),
  code        text not null,
  position    integer not null,
  level       smallint not null,
  title       text not null,
  text        text not null,
  version     integer not null default 1,
  changed_at  timestamptz not null,
  changed_by  uuid not null,
  primary key (report_id, code),
  constraint section_level_check check (level between 1 and 5)
);

create table reports.contribution (
  id            uuid primary key,
  report_id     uuid not null,
  section_code  text not null,
  agency_code   text not null,
  due_on        date not null,
  state         text not null default 'asked',
  text          text not null default '',
  remark        text,
  version       integer not null default 1,
  asked_at      timestamptz not null,
  sent_at       timestamptz,
  sent_by       uuid,
  constraint contribution_section_fkey foreign key (report_id, section_code) references reports.section (report_id, code),
  constraint contribution_key unique (report_id, section_code, agency_code),
  constraint contribution_state_check check (state in ('asked', 'sent', 'returned', 'taken'))
);
comment on table reports.contribution is 'What a unit is asked to write for a section, and what it wrote.';
create index contribution_agency_idx on reports.contribution (agency_code, due_on);

create table reports.remark (
  id            uuid primary key,
  report_id     uuid not null,
  section_code  text not null,
  text          text not null,
  account_id    uuid not null,
  at            timestamptz not null,
  settled_at    timestamptz,
  constraint remark_section_fkey foreign key (report_id, section_code) references reports.section (report_id, code)
);
create index remark_report_idx on reports.remark (report_id, section_code);

create table reports.change_reason (
  report_id    uuid not null references reports.report (id),
  figure_code  text not null,
  why          text not null,
  primary key (report_id, figure_code),
  constraint change_reason_why_check check (why ~ '\S')
);
comment on table reports.change_reason is 'Why an amendment tells another number than the report that it amends.';

create table reports.frozen_report (
  report_id      uuid primary key references reports.report (id),
  province_code  text not null,
  position       bigint not null,
  content        text not null,
  content_hash   text not null,
  previous_hash  text not null,
  chain_hash     text not null,
  outputs        jsonb not null,
  frozen_at      timestamptz not null,
  frozen_by      uuid not null,
  constraint frozen_report_position_key unique (province_code, position)
);
comment on table reports.frozen_report is 'Texts and values of a report as they were frozen, chained by SHA-256 to the report frozen before it.';
comment on column reports.frozen_report.outputs is 'SHA-256 of each file that the content makes, by its kind.';
create trigger frozen_report_append_only before update or delete or truncate on reports.frozen_report
  for each statement execute function platform.refuse_change();

create table reports.signature (
  report_id   uuid primary key references reports.frozen_report (report_id),
  chain_hash  text not null,
  account_id  uuid not null,
  signer      text not null,
  signed_at   timestamptz not null
);
create trigger signature_append_only before update or delete or truncate on reports.signature
  for each statement execute function platform.refuse_change();

create table reports.signed_document (
  report_id  uuid primary key references reports.signature (report_id),
  file_hash  text not null,
  signer     text not null,
  at         timestamptz not null
);
comment on table reports.signed_document is 'The PDF with the agency''s electronic signature, made after the decision to sign.';

grant select, insert, update on reports.report, reports.section, reports.contribution, reports.remark, reports.change_reason to da06_app;
grant delete on reports.change_reason to da06_app;
grant select, insert on reports.frozen_report, reports.signature, reports.signed_document to da06_app;

-- Drafts are the offices' own; which office may do what is asked by each act.
alter table reports.report enable row level security;
create policy report_scope on reports.report to da06_app using ((select platform.scope_kind()) in ('officer', 'system'));
alter table reports.section enable row level security;
create policy section_scope on reports.section to da06_app using ((select platform.scope_kind()) in ('officer', 'system'));
alter table reports.contribution enable row level security;
create policy contribution_scope on reports.contribution to da06_app using ((select platform.scope_kind()) in ('officer', 'system'));
alter table reports.remark enable row level security;
create policy remark_scope on reports.remark to da06_app using ((select platform.scope_kind()) in ('officer', 'system'));
alter table reports.change_reason enable row level security;
create policy change_reason_scope on reports.change_reason to da06_app using ((select platform.scope_kind()) in ('officer', 'system'));
alter table reports.frozen_report enable row level security;
create policy frozen_report_scope on reports.frozen_report to da06_app using ((select platform.scope_kind()) in ('officer', 'system'));
alter table reports.signature enable row level security;
create policy signature_scope on reports.signature to da06_app using ((select platform.scope_kind()) in ('officer', 'system'));
alter table reports.signed_document enable row level security;
create policy signed_document_scope on reports.signed_document to da06_app using ((select platform.scope_kind()) in ('officer', 'system'));
