-- Fees and receipts. Amounts are whole đồng. What came in and went out is a journal that is only ever added to.
create schema payments;
grant usage on schema payments to da06_app;

create table payments.bill (
  id            uuid primary key,
  case_id       uuid not null,
  agency_code   text not null,
  payer_id      uuid not null,
  submitter_id  uuid,
  case_code     text,
  procedure_code text,
  amount        bigint not null,
  state         text not null default 'open',
  method        text,
  opened_at     timestamptz not null,
  paid_at       timestamptz,
  closed_at     timestamptz,
  close_reason  text,
  constraint bill_amount_check check (amount > 0),
  constraint bill_state_check check (state in ('open', 'paid', 'cancelled', 'refunded')),
  constraint bill_method_check check (method in ('cash', 'online')),
  constraint bill_paid_check check ((paid_at is null) = (method is null) and (state in ('paid', 'refunded')) = (paid_at is not null))
);
comment on table payments.bill is 'What a case owes. A case has at most one bill that is open or paid.';
create unique index bill_live_case_key on payments.bill (case_id) where state in ('open', 'paid');
create index bill_case_idx on payments.bill (case_id, opened_at desc);
create index bill_payer_idx on payments.bill (payer_id, opened_at desc);
create index bill_submitter_idx on payments.bill (submitter_id, opened_at desc) where submitter_id is not null;
create index bill_open_agency_idx on payments.bill (agency_code, opened_at) where state = 'open';

create table payments.bill_item (
  bill_id   uuid not null references payments.bill (id),
  position  smallint not null,
  code      text not null,
  name      jsonb not null,
  amount    bigint not null,
  constraint bill_item_pk primary key (bill_id, position),
  constraint bill_item_amount_check check (amount > 0)
);
comment on table payments.bill_item is 'The lines of a bill; they add up to its amount.';

create table payments.intent (
  id           uuid primary key,
  bill_id      uuid not null references payments.bill (id),
  reference    text not null,
  amount       bigint not null,
  state        text not null default 'new',
  started_at   timestamptz not null,
  pay_url      text,
  expires_at   timestamptz not null,
  bank_code    text,
  settled_at   timestamptz,
  refund_reason text,
  attempts     integer not null default 0,
  next_at      timestamptz not null,
  fault        text,
  constraint intent_amount_check check (amount > 0),
  constraint intent_state_check check (state in ('new', 'waiting', 'paid', 'failed', 'expired', 'refund-due', 'refunded'))
);
comment on table payments.intent is 'One attempt to pay a bill through the payment platform; the reference is our name for it there.';
create unique index intent_reference_key on payments.intent (reference);
create index intent_bill_idx on payments.intent (bill_id, started_at desc);
create index intent_next_idx on payments.intent (next_at) where state in ('new', 'waiting', 'refund-due');

create table payments.entry (
  id         uuid primary key,
  bill_id    uuid not null references payments.bill (id),
  intent_id  uuid references payments.intent (id),
  kind       text not null,
  amount     bigint not null,
  at         timestamptz not null,
  reference  text not null,
  post_id    uuid,
  constraint entry_kind_check check (kind in ('cash-in', 'cash-out', 'bank-in', 'bank-out')),
  constraint entry_amount_check check (amount > 0),
  constraint entry_bank_check check ((intent_id is not null) = (kind in ('bank-in', 'bank-out'))),
  constraint entry_once_key unique (reference, kind)
);
comment on table payments.entry is 'The journal of money: a movement stands once, whoever tells of it and however often.';
create index entry_at_idx on payments.entry using brin (at);
create index entry_bill_idx on payments.entry (bill_id);
create index entry_intent_idx on payments.entry (intent_id) where intent_id is not null;
create trigger entry_append_only before update or delete or truncate on payments.entry
  for each statement execute function platform.refuse_change();

create table payments.bank_notice (
  id           uuid primary key,
  reference    text not null,
  bank_code    text not null,
  outcome      text not null,
  amount       bigint not null,
  came_by      text not null,
  effect       text not null,
  at           timestamptz not null,
  constraint bank_notice_came_by_check check (came_by in ('notice', 'question'))
);
comment on table payments.bank_notice is 'What the bank told us, by itself or when asked, and what it changed; for the reconciliation.';
create index bank_notice_reference_idx on payments.bank_notice (reference, at);

create table payments.receipt (
  bill_id      uuid primary key references payments.bill (id),
  agency_code  text not null,
  year         smallint not null,
  number       integer not null,
  issued_at    timestamptz not null,
  post_id      uuid,
  constraint receipt_number_key unique (agency_code, year, number),
  constraint receipt_number_check check (number between 1 and 99999999)
);
comment on table payments.receipt is 'Receipts are counted from 1 each year in each agency, without gaps (Decree 123/2020/NĐ-CP; from 01/7/2026 Decree 254/2026/NĐ-CP, art. 23).';
create index receipt_issued_idx on payments.receipt (issued_at);

create table payments.receipt_counter (
  agency_code  text not null,
  year         smallint not null,
  last         integer not null,
  constraint receipt_counter_pk primary key (agency_code, year)
);

grant select, insert, update on payments.bill, payments.intent, payments.receipt_counter to da06_app;
grant select, insert on payments.bill_item, payments.entry, payments.bank_notice, payments.receipt to da06_app;

alter table payments.bill enable row level security;
create policy bill_scope on payments.bill to da06_app
  using ((select platform.scope_kind()) = 'system'
      or payer_id = (select platform.scope_person())
      or submitter_id = (select platform.scope_person())
      or agency_code = any ((select platform.scope_agencies())::text[]));

-- A bill is opened with its case, also by a helper who may not see it afterwards.
create policy bill_open on payments.bill for insert to da06_app with check ((select platform.scope_kind()) <> 'anonymous');

-- What hangs on a bill is seen by whoever sees the bill.
alter table payments.bill_item enable row level security;
create policy bill_item_open on payments.bill_item for insert to da06_app with check ((select platform.scope_kind()) <> 'anonymous');
create policy bill_item_scope on payments.bill_item to da06_app using (exists (select from payments.bill b where b.id = bill_id));
alter table payments.intent enable row level security;
create policy intent_scope on payments.intent to da06_app using (exists (select from payments.bill b where b.id = bill_id));
alter table payments.entry enable row level security;
create policy entry_scope on payments.entry to da06_app using (exists (select from payments.bill b where b.id = bill_id));
alter table payments.receipt enable row level security;
create policy receipt_scope on payments.receipt to da06_app using (exists (select from payments.bill b where b.id = bill_id));
alter table payments.bank_notice enable row level security;
create policy bank_notice_scope on payments.bank_notice to da06_app using ((select platform.scope_kind()) = 'system');
