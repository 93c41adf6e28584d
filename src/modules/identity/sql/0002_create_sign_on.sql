-- What the OpenID provider and the portal's sessions need to remember, shared by every server process.
create table identity.oidc_payload (
  model         text not null,
  id_hash       bytea not null,
  payload       jsonb not null,
  grant_hash    bytea,
  user_code     text,
  uid_hash      bytea,
  expires_at    timestamptz,
  consumed_at   timestamptz,
  constraint oidc_payload_pk primary key (model, id_hash)
);
comment on table identity.oidc_payload is 'Codes, tokens, grants, interactions and sessions of the OpenID provider. Identifiers that open something are kept only as SHA-256.';
create index oidc_payload_grant_idx on identity.oidc_payload (grant_hash) where grant_hash is not null;
-- Not unique: two tabs that sign in at the same moment may both renew the session's identifier under its one uid.
create index oidc_payload_uid_idx on identity.oidc_payload (uid_hash) where uid_hash is not null;
create unique index oidc_payload_user_code_key on identity.oidc_payload (user_code) where user_code is not null;
create index oidc_payload_expires_idx on identity.oidc_payload (expires_at) where expires_at is not null;
grant select, insert, update, delete on identity.oidc_payload to da06_app;
alter table identity.oidc_payload enable row level security;
create policy oidc_payload_platform on identity.oidc_payload to da06_app using ((select platform.scope_kind()) = 'system');

create table identity.web_session (
  id                   uuid primary key,
  token_hash           bytea not null,
  account_id           uuid not null references identity.account (id),
  authentication_level smallint not null,
  authenticated_at     timestamptz not null,
  created_at           timestamptz not null,
  seen_at              timestamptz not null,
  expires_at           timestamptz not null,
  constraint web_session_level_check check (authentication_level between 1 and 4)
);
comment on table identity.web_session is 'Who is signed in to the portal. The cookie holds a random token; here lies only its SHA-256. The account''s level is read from the account at each request.';
create unique index web_session_token_key on identity.web_session (token_hash);
create index web_session_account_idx on identity.web_session (account_id);
create index web_session_seen_idx on identity.web_session (seen_at);
grant select, insert, update (seen_at), delete on identity.web_session to da06_app;
alter table identity.web_session enable row level security;
create policy web_session_platform on identity.web_session to da06_app using ((select platform.scope_kind()) = 'system');

create table identity.sign_on_secret (
  name          text primary key,
  value         jsonb not null,
  created_at    timestamptz not null default now()
);
comment on table identity.sign_on_secret is 'Keys of this installation (token signing, cookies, the portal''s own client), made once. Whoever reads this table can sign for the provider.';
grant select, insert on identity.sign_on_secret to da06_app;
alter table identity.sign_on_secret enable row level security;
create policy sign_on_secret_platform on identity.sign_on_secret to da06_app using ((select platform.scope_kind()) = 'system');
