-- Campaigns: a register is matched, doubts are decided by people, corrections go to the sector's system.
create table cleaning.campaign (
  id            uuid not null,
  sector        text not null,
  agency_code   text not null,
  name          text not null,
  level         text not null,
  blind_share   smallint not null default 0,
  state         text not null default 'matching',
  step          text not null default 'waiting',
  share         real not null default 0,
  fault         text,
  run_number    integer not null default 1,
  records       integer,
  matched       integer,
  unmatched     integer,
  match_from    real,
  opened_by     uuid,
  opened_at     timestamptz not null,
  matched_at    timestamptz,
  ended_at      timestamptz,
  origin        text not null default 'people',
  constraint campaign_pk primary key (id),
  constraint campaign_level_check check (level in ('commune', 'task-force', 'department')),
  constraint campaign_blind_check check (blind_share between 0 and 100),
  constraint campaign_state_check check (state in ('matching', 'reviewing', 'ended', 'failed')),
  constraint campaign_ended_check check ((state = 'ended') = (ended_at is not null)),
  constraint campaign_origin_check check (origin in ('people', 'simulated'))
);
comment on table cleaning.campaign is 'One round of cleaning of a sector register. The match runs outside requests; step and share tell how far it is.';
comment on column cleaning.campaign.blind_share is 'Percent of reviews that two people decide without seeing the engine''s opinion or each other''s answer.';
create index campaign_agency_idx on cleaning.campaign (agency_code, opened_at desc);
create index campaign_matching_idx on cleaning.campaign (opened_at) where state = 'matching';
create unique index campaign_open_key on cleaning.campaign (sector, agency_code) where state in ('matching', 'reviewing');

create table cleaning.review (
  id            uuid not null,
  campaign_id   uuid not null,
  record_id     uuid not null,
  person_id     uuid not null,
  other_id      uuid,
  agency_code   text not null,
  owner_code    text not null,
  commune_code  text,
  village       text,
  score         real not null,
  pattern       integer not null,
  doubt         text not null,
  evidence      jsonb not null default '[]',
  high_impact   boolean not null default false,
  blind         boolean not null default false,
  state         text not null default 'open',
  chosen_id     uuid,
  closed_at     timestamptz,
  constraint review_pk primary key (id),
  constraint review_record_key unique (campaign_id, record_id),
  constraint review_campaign_fk foreign key (campaign_id) references cleaning.campaign (id),
  constraint review_record_fk foreign key (record_id) references cleaning.record (id),
  constraint review_state_check check (state in ('open', 'second', 'disputed', 'asked', 'same', 'nobody', 'dropped')),
  constraint review_closed_check check ((state in ('same', 'nobody', 'dropped')) = (closed_at is not null)),
  constraint review_chosen_check check ((state = 'same') = (chosen_id is not null))
);
comment on table cleaning.review is 'A record that the engine does not decide alone: is it this person of the registry? second: waits for a second pair of eyes; disputed: two people disagree; asked: the citizen is asked; dropped: the sector described the person anew.';
create index review_queue_idx on cleaning.review (agency_code, campaign_id, id) where state in ('open', 'second');
create index review_dispute_idx on cleaning.review (owner_code, campaign_id) where state = 'disputed';
create index review_record_idx on cleaning.review (record_id);

create table cleaning.decision (
  review_id    uuid not null,
  account_id   uuid not null,
  turn         smallint not null,
  verdict      text not null,
  person_id    uuid,
  reason       text,
  agency_code  text,
  seconds      real,
  decided_at   timestamptz not null,
  constraint decision_pk primary key (review_id, account_id),
  constraint decision_turn_key unique (review_id, turn),
  constraint decision_review_fk foreign key (review_id) references cleaning.review (id),
  constraint decision_verdict_check check (verdict in ('same', 'nobody', 'unsure')),
  constraint decision_person_check check ((verdict = 'same') = (person_id is not null))
);
comment on table cleaning.decision is 'What one person said of a review: at most one answer each, so that sending it twice changes nothing.';
create index decision_account_idx on cleaning.decision (account_id, decided_at desc);

create table cleaning.correction_batch (
  id           uuid not null,
  campaign_id  uuid not null,
  number       integer not null,
  corrections  integer not null,
  sent_by      uuid,
  sent_at      timestamptz not null,
  constraint correction_batch_pk primary key (id),
  constraint correction_batch_number_key unique (campaign_id, number),
  constraint correction_batch_campaign_fk foreign key (campaign_id) references cleaning.campaign (id)
);
comment on table cleaning.correction_batch is 'Corrections that went to the sector''s system together: as a message in the outbox and as a file.';

create table cleaning.correction (
  id           uuid not null,
  campaign_id  uuid not null,
  record_id    uuid not null,
  field        text not null,
  was          text,
  shall        text not null,
  high_impact  boolean not null,
  state        text not null default 'waiting',
  batch_id     uuid,
  made_at      timestamptz not null,
  checked_at   timestamptz,
  constraint correction_pk primary key (id),
  constraint correction_field_key unique (campaign_id, record_id, field),
  constraint correction_campaign_fk foreign key (campaign_id) references cleaning.campaign (id),
  constraint correction_record_fk foreign key (record_id) references cleaning.record (id),
  constraint correction_batch_fk foreign key (batch_id) references cleaning.correction_batch (id),
  constraint correction_state_check check (state in ('waiting', 'sent', 'done', 'not-done')),
  constraint correction_sent_check check ((state = 'waiting') = (batch_id is null))
);
comment on table cleaning.correction is 'A field that the sector should change, with what it was. done and not-done are known when the next version of the register is in force.';
create index correction_record_idx on cleaning.correction (record_id);
create index correction_batch_idx on cleaning.correction (batch_id) where batch_id is not null;
create index correction_waiting_idx on cleaning.correction (campaign_id) where state = 'waiting';

create table cleaning.question (
  id           uuid not null,
  review_id    uuid not null,
  record_id    uuid not null,
  person_id    uuid not null,
  sector       text not null,
  shown        jsonb not null,
  asked_by     uuid,
  asked_at     timestamptz not null,
  answer       text,
  note         text,
  answered_at  timestamptz,
  constraint question_pk primary key (id),
  constraint question_review_key unique (review_id, person_id),
  constraint question_review_fk foreign key (review_id) references cleaning.review (id),
  constraint question_record_fk foreign key (record_id) references cleaning.record (id),
  constraint question_answer_check check (answer in ('mine', 'mine-but-wrong', 'not-mine')),
  constraint question_answered_check check ((answer is null) = (answered_at is null))
);
comment on table cleaning.question is 'Is this record yours? Asked of a citizen through the portal.';
create index question_person_idx on cleaning.question (person_id, asked_at desc);
create index question_record_idx on cleaning.question (record_id);

create table cleaning.scorecard (
  sector       text not null,
  commune_code text not null,
  on_day       date not null,
  listed       integer not null,
  entered      integer not null,
  correct      integer not null,
  complete     integer not null,
  clean        integer not null,
  live         integer not null,
  constraint scorecard_pk primary key (sector, commune_code, on_day)
);
comment on table cleaning.scorecard is 'How clean the registers were at the end of each day, by commune ('''' where a record names none). README.md says what each number means.';

create table cleaning.threshold (
  id           uuid not null,
  sector       text not null,
  bits         real not null,
  before       jsonb not null,
  after        jsonb not null,
  reason       text not null,
  decided_by   uuid,
  decided_at   timestamptz not null,
  constraint threshold_pk primary key (id)
);
comment on table cleaning.threshold is 'From how many bits on a sector''s records may match by themselves: changed only by a person, who saw the figures before and after.';
create index threshold_sector_idx on cleaning.threshold (sector, decided_at desc);

grant select, insert, update on cleaning.campaign, cleaning.review, cleaning.correction, cleaning.question to da06_app;
grant select, insert on cleaning.decision, cleaning.correction_batch, cleaning.threshold to da06_app;
grant select, insert, update, delete on cleaning.scorecard to da06_app;

alter table cleaning.campaign enable row level security;
create policy campaign_scope on cleaning.campaign to da06_app
  using ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[])
      or ((select platform.scope_kind()) = 'officer' and level <> 'department'))
  with check ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[]));
alter table cleaning.review enable row level security;
create policy review_scope on cleaning.review to da06_app
  using ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[])
      or owner_code = any ((select platform.scope_agencies())::text[]));
alter table cleaning.decision enable row level security;
create policy decision_scope on cleaning.decision to da06_app
  using (exists (select from cleaning.review r where r.id = review_id));
alter table cleaning.correction_batch enable row level security;
create policy correction_batch_scope on cleaning.correction_batch to da06_app
  using (exists (select from cleaning.campaign c where c.id = campaign_id));
alter table cleaning.correction enable row level security;
create policy correction_scope on cleaning.correction to da06_app
  using (exists (select from cleaning.record r where r.id = record_id));
alter table cleaning.question enable row level security;
create policy question_scope on cleaning.question to da06_app
  using ((select platform.scope_kind()) = 'system' or person_id = (select platform.scope_person())
      or exists (select from cleaning.review r where r.id = review_id));
