-- Where benefits are paid to: a person's own account at a bank. Former ones stay, so that every payment can be explained.
create table payments.payout_account (
  id            uuid primary key,
  person_id     uuid not null,
  bank_code     text not null,
  number        text not null,
  holder        text not null,
  since         timestamptz not null,
  until         timestamptz,
  authentication_level smallint not null,
  constraint payout_account_number_check check (number ~ '^[0-9A-Z]{6,20}$'),
  constraint payout_account_level_check check (authentication_level between 2 and 4)
);
comment on table payments.payout_account is 'A person''s account for benefits, without cash (Decree 20/2021/NĐ-CP as amended). Written only by the person at account level 2 and authentication level 2 or above.';
create unique index payout_account_current_key on payments.payout_account (person_id) where until is null;
create index payout_account_person_idx on payments.payout_account (person_id, since desc);
grant select, insert, update (until) on payments.payout_account to da06_app;
alter table payments.payout_account enable row level security;
create policy payout_account_own on payments.payout_account to da06_app
  using (person_id = (select platform.scope_person())) with check (person_id = (select platform.scope_person()));
create policy payout_account_platform on payments.payout_account for select to da06_app using ((select platform.scope_kind()) = 'system');
