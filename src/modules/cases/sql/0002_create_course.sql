-- The course of a case: its steps with owner and time, its waits, our time and the line's time apart, new dates and
-- longer periods, consultation of other agencies, and who acts for whom.
alter table cases.case
  add submitter_id       uuid,
  add submitter_relation text not null default 'self',
  add return_by          text not null default 'online',
  add papers_asked       smallint not null default 0,
  add papers_not_asked   smallint not null default 0,
  add checked_papers     jsonb not null default '[]',
  add fee_amount         integer,
  add fee_paid_on        date,
  add wait               text,
  add step               text,
  add step_began_at      timestamptz,
  add step_minutes       integer,
  add held_since         timestamptz,
  add our_minutes        integer,
  add line_minutes       integer,
  add clock_from         timestamptz,
  add period_days        smallint,
  add pauses             jsonb not null default '[]',
  add first_due_on       date,
  add apologised_on      date,
  add extensions         smallint not null default 0,
  add lengthened_on      date,
  add consulted          text[] not null default '{}',
  add handled_post_id    uuid,
  add decided_post_id    uuid;
comment on column cases.case.submitter_id is 'Who sent it for the applicant; null: the applicant.';
comment on column cases.case.wait is 'What an open case waits for, by name; never without one.';
comment on column cases.case.held_since is 'Since when its present holder has it: the stretch that the next act ends.';
comment on column cases.case.our_minutes is 'Working minutes from receipt on in which it lay with us; null: not measured (cases older than the course).';
comment on column cases.case.line_minutes is 'Working minutes from receipt on in which it waited for the applicant, a payment or another agency.';
comment on column cases.case.clock_from is 'From when its present period counts: receipt, or the supplement (Decree 61/2018/NĐ-CP art. 19.4).';
comment on column cases.case.first_due_on is 'The date promised before any letter of apology; due_on is the date in force.';
comment on column cases.case.consulted is 'Agencies whose answer is still awaited: they may read the case until then.';

alter table cases.case alter our_minutes set default 0, alter line_minutes set default 0;
-- Cases that are under way begin their course where they stand now: their earlier times were not measured.
update cases.case set first_due_on = due_on, clock_from = received_at where received_at is not null;
update cases.case set wait = case state when 'submitted' then 'receipt' when 'received' then 'taking' when 'processing' then 'processing'
      when 'supplementing' then 'supplement' when 'approving' then 'decision' else 'collection' end,
    step = case state when 'submitted' then 'receive' when 'received' then 'process' when 'processing' then 'process'
      when 'supplementing' then 'process' when 'approving' then 'approve' else 'return' end,
    step_began_at = coalesce(received_at, submitted_at), held_since = coalesce(received_at, submitted_at)
  where owner_role is not null;

alter table cases.case
  drop constraint case_state_check,
  add constraint case_state_check check (state in ('submitted', 'declined', 'received', 'processing', 'supplementing', 'paying', 'approving', 'approved', 'refused', 'returned', 'withdrawn', 'stopped')),
  drop constraint case_owner_check,
  add constraint case_owner_check check ((owner_role is null) = (state in ('declined', 'refused', 'returned', 'withdrawn', 'stopped'))),
  add constraint case_wait_check check ((wait is null) = (owner_role is null)),
  add constraint case_return_by_check check (return_by in ('online', 'counter', 'post')),
  add constraint case_new_date_once_check check (extensions <= 1);

-- The queue in its order, for one page by its key; open cases only, so that it stays as small as the work on the desks.
drop index cases.case_queue_idx;
create index case_queue_idx on cases.case (agency_code, owner_role, coalesce(due_on, '-infinity'::date), submitted_at, id) where owner_role is not null;
create index case_owner_post_idx on cases.case (owner_post_id) where owner_post_id is not null and owner_role is not null;
create index case_submitter_idx on cases.case (submitter_id, submitted_at desc) where submitter_id is not null;
create index case_consulted_idx on cases.case using gin (consulted) where consulted <> '{}';

alter table cases.case_event
  add step           text,
  add holder_post_id uuid,
  add began_at       timestamptz,
  add minutes        integer,
  add side           text,
  add allotted       integer,
  add detail         jsonb not null default '{}',
  add constraint case_event_side_check check (side in ('ours', 'line'));
comment on table cases.case_event is 'The history of a case, appended only: when each act happened, when we learned it, and the stretch of work that it ended (step, holder, working minutes, whose time it was).';

-- Agencies that are asked see the case until they have answered.
drop policy case_scope on cases.case;
create policy case_scope on cases.case to da06_app
  using ((select platform.scope_kind()) = 'system'
      or applicant_id = (select platform.scope_person())
      or agency_code = any ((select platform.scope_agencies())::text[])
      or consulted && (select platform.scope_agencies())::text[]);

create table cases.consultation (
  id             uuid primary key,
  case_id        uuid not null references cases.case (id),
  province_code  text not null,
  agency_code    text not null,
  asked_agency   text not null,
  question       text not null,
  asked_at       timestamptz not null,
  asked_post_id  uuid not null,
  due_on         date not null,
  reminded_at    timestamptz,
  answered_at    timestamptz,
  answered_post_id uuid,
  opinion        text,
  answer         text,
  ended_at       timestamptz,
  constraint consultation_opinion_check check (opinion in ('agree', 'disagree', 'other')),
  constraint consultation_answer_check check ((answered_at is null) = (answer is null) and (answered_at is null) = (opinion is null)),
  constraint consultation_end_check check (answered_at is null or ended_at is null)
);
comment on table cases.consultation is 'A question of the agency in charge to another one, with its own clock; ended_at: the asker goes on without an answer.';
create index consultation_case_idx on cases.consultation (case_id);
create unique index consultation_open_key on cases.consultation (case_id, asked_agency) where answered_at is null and ended_at is null;
create index consultation_task_idx on cases.consultation (asked_agency, due_on, id) where answered_at is null and ended_at is null;
grant select, insert, update on cases.consultation to da06_app;
alter table cases.consultation enable row level security;
create policy consultation_scope on cases.consultation to da06_app
  using (asked_agency = any ((select platform.scope_agencies())::text[])
      or agency_code = any ((select platform.scope_agencies())::text[])
      or (select platform.scope_kind()) = 'system');
