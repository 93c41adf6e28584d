-- What hinders and what is to be done: review of documents and procedures, obstacles with causes, solutions and proposals,
-- judgements of a period, tasks of the coming year.
create table steering.review (
  id             uuid primary key,
  kind           text not null,
  number         text not null,
  title          text not null,
  ground         text not null,
  agency_code    text not null,
  directive_id   uuid references steering.directive (id),
  state          text not null,
  finding        text,
  proposal       text,
  decided_by     text,
  started_on     date not null,
  found_on       date,
  decided_on     date,
  carried_out_on date,
  due_on         date,
  version        integer not null default 1,
  origin         text not null default 'entered',
  constraint review_kind_check check (kind in ('document', 'procedure')),
  constraint review_state_check check (state in ('reviewing', 'fits', 'proposed', 'approved', 'rejected', 'carried-out')),
  constraint review_finding_check check (finding in ('fits', 'amend', 'replace', 'abolish', 'issue', 'simplify')),
  constraint review_found_check check ((finding is null) = (state = 'reviewing') and (finding is null) = (found_on is null)),
  constraint review_decider_check check (decided_by in ('province', 'central')),
  constraint review_origin_check check (origin in ('entered', 'simulated'))
);
comment on table steering.review is 'Legal documents and procedures under review, with what is proposed for them.';
comment on column steering.review.decided_by is 'Whether the province can decide the proposal itself, or must put it to a ministry.';
create index review_agency_idx on steering.review (agency_code, started_on);
create index review_directive_idx on steering.review (directive_id) where directive_id is not null;

create table steering.obstacle (
  id            uuid primary key,
  area          text not null,
  text          text not null,
  figure_codes  text[] not null default '{}',
  raised_by     text not null,
  raised_on     date not null,
  state         text not null,
  solved_on     date,
  version       integer not null default 1,
  origin        text not null default 'entered',
  constraint obstacle_area_check check (area in ('steering', 'communication', 'institutions', 'services', 'economy', 'citizens', 'data', 'command', 'resources', 'models')),
  constraint obstacle_state_check check (state in ('open', 'solving', 'solved')),
  constraint obstacle_solved_check check ((solved_on is not null) = (state = 'solved')),
  constraint obstacle_origin_check check (origin in ('entered', 'simulated'))
);
create index obstacle_raised_idx on steering.obstacle (raised_on desc);

create table steering.obstacle_part (
  id            uuid primary key,
  obstacle_id   uuid not null references steering.obstacle (id),
  kind          text not null,
  text          text not null,
  addressed_to  text,
  task_id       uuid references steering.task (id),
  figure_codes  text[] not null default '{}',
  added_on      date not null,
  sent_on       date,
  answered_on   date,
  answer        text,
  withdrawn_on  date,
  version       integer not null default 1,
  constraint obstacle_part_kind_check check (kind in ('cause', 'solution', 'proposal')),
  constraint obstacle_part_proposal_check check ((addressed_to is not null) = (kind = 'proposal') and (sent_on is null or kind = 'proposal')),
  constraint obstacle_part_answer_check check ((answered_on is null) = (answer is null) and (answered_on is null or sent_on is not null)),
  constraint obstacle_part_task_check check (task_id is null or kind = 'solution')
);
comment on table steering.obstacle_part is 'Causes of an obstacle, what we do about it, and what we ask of those above.';
create index obstacle_part_obstacle_idx on steering.obstacle_part (obstacle_id, added_on);
create index obstacle_part_task_idx on steering.obstacle_part (task_id) where task_id is not null;

create table steering.next_task (
  id            uuid primary key,
  year          smallint not null,
  position      smallint not null,
  area          text not null,
  text          text not null,
  owner_agency  text,
  figure_codes  text[] not null default '{}',
  task_id       uuid references steering.task (id),
  stated_on     date not null,
  withdrawn_on  date,
  version       integer not null default 1,
  origin        text not null default 'entered',
  constraint next_task_area_check check (area in ('steering', 'communication', 'institutions', 'services', 'economy', 'citizens', 'data', 'command', 'resources', 'models')),
  constraint next_task_origin_check check (origin in ('entered', 'simulated'))
);
create index next_task_year_idx on steering.next_task (year, position);
create index next_task_task_idx on steering.next_task (task_id) where task_id is not null;

create table steering.judgement (
  id            uuid primary key,
  kind          text not null,
  area          text not null,
  text          text not null,
  figure_codes  text[] not null default '{}',
  agency_code   text not null,
  stated_on     date not null,
  withdrawn_on  date,
  version       integer not null default 1,
  origin        text not null default 'entered',
  constraint judgement_kind_check check (kind in ('strength', 'lesson')),
  constraint judgement_area_check check (area in ('steering', 'communication', 'institutions', 'services', 'economy', 'citizens', 'data', 'command', 'resources', 'models')),
  constraint judgement_origin_check check (origin in ('entered', 'simulated'))
);
comment on table steering.judgement is 'What went well (ưu điểm) and what was learnt (bài học kinh nghiệm), for the reports of a period.';
create index judgement_stated_idx on steering.judgement (stated_on desc);

grant select, insert, update on steering.review, steering.obstacle, steering.obstacle_part, steering.next_task, steering.judgement to da06_app;
