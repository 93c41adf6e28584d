-- Programs that call the API by themselves: each acts as one staff account, with the posts that account holds.
create table identity.client (
  id            text primary key,
  name          text not null,
  account_id    uuid not null references identity.account (id),
  secret_hash   bytea not null,
  created_at    timestamptz not null,
  created_by    uuid not null,
  revoked_at    timestamptz,
  constraint client_secret_check check (length(secret_hash) = 32)
);
comment on table identity.client is 'A service account''s key to the API (OAuth client credentials). The secret is 256 random bits, made by whoever will use it; here lies only its SHA-256.';
create index client_account_idx on identity.client (account_id);
grant select, insert, update (revoked_at) on identity.client to da06_app;
alter table identity.client enable row level security;
create policy client_platform on identity.client to da06_app
  using ((select platform.scope_kind()) in ('system', 'officer')) with check ((select platform.scope_kind()) in ('system', 'officer'));
