-- What the chip of a card is to sign, drawn here: an answer to anything else may be an old one.
create table identity.chip_challenge (
  challenge_hash bytea primary key,
  account_id     uuid not null references identity.account (id),
  purpose        text not null,
  expires_at     timestamptz not null,
  constraint chip_challenge_purpose_check check (purpose in ('card-check'))
);
comment on table identity.chip_challenge is 'Challenges for active authentication, each for one officer and one purpose. Taking one deletes it, so that an answer counts as "present now" once.';
create index chip_challenge_account_idx on identity.chip_challenge (account_id);
create index chip_challenge_expires_idx on identity.chip_challenge (expires_at);
grant select, insert, update (expires_at), delete on identity.chip_challenge to da06_app;
alter table identity.chip_challenge enable row level security;
create policy chip_challenge_desk on identity.chip_challenge to da06_app
  using ((select platform.scope_kind()) in ('officer', 'system'));
