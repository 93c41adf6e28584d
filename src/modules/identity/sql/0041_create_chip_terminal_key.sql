-- A terminal's key for one chip authentication: it stays here, so that no reader can make up what the chip should answer.
create table identity.chip_terminal_key (
  id          uuid primary key,
  account_id  uuid not null references identity.account (id),
  private_key bytea not null,
  expires_at  timestamptz not null
);
comment on table identity.chip_terminal_key is 'Keys for chip authentication, each for one officer and one reading of a few minutes. Taking one deletes it.';
create index chip_terminal_key_account_idx on identity.chip_terminal_key (account_id);
create index chip_terminal_key_expires_idx on identity.chip_terminal_key (expires_at);
grant select, insert, update (expires_at), delete on identity.chip_terminal_key to da06_app;
alter table identity.chip_terminal_key enable row level security;
create policy chip_terminal_key_desk on identity.chip_terminal_key to da06_app
  using ((select platform.scope_kind()) in ('officer', 'system'));
