-- Who has decided wrongly takes the answer back; what was taken back is kept.
create table cleaning.withdrawn_decision (
  id            uuid not null,
  review_id     uuid not null,
  account_id    uuid not null,
  turn          smallint not null,
  verdict       text not null,
  person_id     uuid,
  reason        text,
  agency_code   text,
  seconds       real,
  decided_at    timestamptz not null,
  withdrawn_why text not null,
  withdrawn_at  timestamptz not null,
  constraint withdrawn_decision_pk primary key (id),
  constraint withdrawn_decision_review_fk foreign key (review_id) references cleaning.review (id),
  constraint withdrawn_decision_verdict_check check (verdict in ('same', 'nobody', 'unsure'))
);
comment on table cleaning.withdrawn_decision is 'Answers to reviews that their author took back before corrections went out, with the reason.';
create index withdrawn_decision_review_idx on cleaning.withdrawn_decision (review_id, withdrawn_at);
grant select, insert on cleaning.withdrawn_decision to da06_app;
grant delete on cleaning.decision, cleaning.correction to da06_app;
alter table cleaning.withdrawn_decision enable row level security;
create policy withdrawn_decision_scope on cleaning.withdrawn_decision to da06_app
  using (exists (select from cleaning.review r where r.id = review_id));
