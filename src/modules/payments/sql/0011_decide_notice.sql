-- Money that the bank tells of and that matches no payment of ours: people decide, two of them over a sum.
create table payments.notice_decision (
  id            uuid primary key,
  notice_id     uuid not null references payments.bank_notice (id),
  act           text not null,
  bill_id       uuid references payments.bill (id),
  reason        text not null,
  needs_two     boolean not null,
  state         text not null default 'proposed',
  proposed_by   uuid not null,
  proposed_at   timestamptz not null,
  decided_by    uuid,
  decided_at    timestamptz,
  returned_at   timestamptz,
  fault         text,
  constraint notice_decision_act_check check (act in ('assign', 'return', 'by-hand')),
  constraint notice_decision_bill_check check ((act = 'assign') = (bill_id is not null)),
  constraint notice_decision_state_check check (state in ('proposed', 'done', 'declined')),
  constraint notice_decision_decided_check check ((state = 'proposed') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint notice_decision_four_eyes_check check (not needs_two or decided_by is null or decided_by <> proposed_by)
);
comment on table payments.notice_decision is 'What becomes of money that matches no payment: put to a bill, sent back, or settled with the bank by hand; with the reason and who decided.';
create unique index notice_decision_living_key on payments.notice_decision (notice_id) where state <> 'declined';
create index notice_decision_notice_idx on payments.notice_decision (notice_id);
create index notice_decision_bill_idx on payments.notice_decision (bill_id) where bill_id is not null;
create index notice_decision_return_idx on payments.notice_decision (decided_at) where act = 'return' and state = 'done' and returned_at is null;
create index bank_notice_unmatched_idx on payments.bank_notice (at desc) where outcome = 'paid' and effect in ('unknown', 'differs');
grant select, insert, update (state, decided_by, decided_at, returned_at, fault) on payments.notice_decision to da06_app;
alter table payments.notice_decision enable row level security;
create policy notice_decision_office on payments.notice_decision to da06_app
  using ((select platform.scope_kind()) in ('system', 'officer'));

-- A notice names nobody; until it is matched it belongs to no agency, and every desk that collects may look for its own.
create policy bank_notice_unmatched on payments.bank_notice for select to da06_app
  using ((select platform.scope_kind()) = 'officer' and outcome = 'paid' and effect in ('unknown', 'differs'));
