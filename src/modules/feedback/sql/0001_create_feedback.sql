-- What people think of the work: ratings of finished cases; complaints and proposals (phản ánh, kiến nghị) with their own clock.
create schema feedback;
grant usage on schema feedback to da06_app;

create table feedback.rating (
  id              uuid primary key,
  case_id         uuid not null,
  person_id       uuid not null,
  agency_code     text not null,
  procedure_code  text not null,
  overall         smallint not null,
  scores          smallint[] not null,
  comment         text,
  rated_at        timestamptz not null,
  constraint rating_case_key unique (case_id),
  constraint rating_overall_check check (overall between 0 and 2),
  constraint rating_scores_check check (array_length(scores, 1) = 9 and 0 <= all (array_remove(scores, null)) and 2 >= all (array_remove(scores, null)))
);
comment on table feedback.rating is 'One rating of a finished case; who gave it is told to nobody (Decree 61/2018/NĐ-CP, art. 27.3).';
create index rating_person_idx on feedback.rating (person_id);
create index rating_agency_idx on feedback.rating (agency_code, rated_at desc);

create table feedback.petition (
  id               uuid primary key,
  code             text not null,
  kind             text not null,
  subject          text not null,
  person_id        uuid not null,
  case_id          uuid,
  agency_code      text not null,
  handling_agency  text not null,
  passed_by        text[] not null default '{}',
  text             text not null,
  state            text not null,
  version          integer not null default 1,
  sent_at          timestamptz not null,
  refuse_by        date not null,
  ask_by           date not null,
  handle_by        date not null,
  publish_by       date,
  refused_on       date,
  asked_on         date,
  supplied_on      date,
  answered_on      date,
  published_on     date,
  question         text,
  supplement       text,
  ground           text,
  answer           text,
  finding          text,
  public_text      text,
  public_answer    text,
  satisfaction     smallint,
  constraint petition_code_key unique (code),
  constraint petition_kind_check check (kind in ('complaint', 'proposal')),
  constraint petition_subject_check check (subject in ('attitude', 'delay', 'papers', 'fee', 'rule', 'online', 'other')),
  constraint petition_state_check check (state in ('sent', 'handling', 'supplementing', 'refused', 'answered', 'published', 'withdrawn')),
  constraint petition_refused_check check ((refused_on is null) = (ground is null) and (refused_on is not null) = (state = 'refused')),
  constraint petition_asked_check check ((asked_on is null) = (question is null) and (supplied_on is null or asked_on is not null)),
  constraint petition_answered_check check ((answered_on is null) = (answer is null) and (answered_on is null) = (finding is null) and (answered_on is null) = (publish_by is null)),
  constraint petition_published_check check ((published_on is null) = (public_answer is null) and (published_on is not null) = (state = 'published')),
  constraint petition_finding_check check (finding in ('right', 'partly', 'wrong')),
  constraint petition_satisfaction_check check (satisfaction between 0 and 2)
);
comment on table feedback.petition is 'A complaint (phản ánh) or proposal (kiến nghị) with the dates by which the law wants each step (Decision 766/QĐ-TTg, group 5).';
comment on column feedback.petition.agency_code is 'Whom it is about.';
comment on column feedback.petition.passed_by is 'Agencies that passed it on: they may still read where it went, and do nothing more.';
comment on column feedback.petition.handling_agency is 'Who handles it: for conduct of officers the agency above.';
create index petition_person_idx on feedback.petition (person_id, sent_at desc);
create index petition_handling_idx on feedback.petition (handling_agency, handle_by) where state in ('sent', 'handling', 'supplementing', 'answered');
create index petition_passed_idx on feedback.petition using gin (passed_by) where passed_by <> '{}';
create index petition_agency_idx on feedback.petition (agency_code, sent_at);
create index petition_case_idx on feedback.petition (case_id) where case_id is not null;
create index petition_published_idx on feedback.petition (published_on desc, id desc) where published_on is not null;

create table feedback.petition_event (
  id           uuid primary key,
  seq          bigint generated always as identity,
  petition_id  uuid not null references feedback.petition (id),
  act          text not null,
  at           timestamptz not null,
  actor_kind   text not null,
  account_id   uuid,
  post_id      uuid,
  agency_code  text,
  note         text
);
comment on table feedback.petition_event is 'The history of a complaint or proposal, appended only.';
create index petition_event_petition_idx on feedback.petition_event (petition_id, seq);
create trigger petition_event_append_only before update or delete or truncate on feedback.petition_event
  for each statement execute function platform.refuse_change();

grant select, insert on feedback.rating, feedback.petition_event to da06_app;
grant select, insert, update on feedback.petition to da06_app;

alter table feedback.rating enable row level security;
create policy rating_own on feedback.rating to da06_app
  using (person_id = (select platform.scope_person()) or (select platform.scope_kind()) = 'system');

alter table feedback.petition enable row level security;
create policy petition_scope on feedback.petition to da06_app
  using ((select platform.scope_kind()) = 'system'
      or person_id = (select platform.scope_person())
      or handling_agency = any ((select platform.scope_agencies())::text[])
      or passed_by && (select platform.scope_agencies())::text[])
  with check ((select platform.scope_kind()) in ('system', 'officer') or person_id = (select platform.scope_person()));
alter table feedback.petition_event enable row level security;
create policy petition_event_read on feedback.petition_event for select to da06_app
  using (exists (select from feedback.petition p where p.id = petition_id));
create policy petition_event_add on feedback.petition_event for insert to da06_app
  with check ((select platform.scope_kind()) <> 'anonymous');
