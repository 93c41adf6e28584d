-- What an account proves itself with besides a password: passkeys, one-time-code apps, recovery codes.
create table identity.factor (
  id             uuid primary key,
  account_id     uuid not null references identity.account (id),
  kind           text not null,
  label          text not null,
  secret         bytea,
  credential_id  text,
  public_key     bytea,
  counter        bigint not null default 0,
  transports     text[] not null default '{}',
  last_step      bigint not null default 0,
  created_at     timestamptz not null,
  confirmed_at   timestamptz,
  used_at        timestamptz,
  constraint factor_kind_check check (kind in ('passkey', 'totp')),
  constraint factor_passkey_check check ((kind = 'passkey') = (credential_id is not null and public_key is not null)),
  constraint factor_totp_check check ((kind = 'totp') = (secret is not null))
);
comment on table identity.factor is 'Second factors of an account. A one-time-code app counts once its first code was given back (confirmed_at).';
comment on column identity.factor.secret is 'Seed of the one-time codes, sealed with a key of identity.sign_on_secret.';
comment on column identity.factor.last_step is 'Newest time step (30 s) whose code was accepted: neither it nor an older one is accepted again.';
create unique index factor_credential_key on identity.factor (credential_id) where credential_id is not null;
create index factor_account_idx on identity.factor (account_id, created_at);
grant select, insert, update (label, counter, last_step, confirmed_at, used_at), delete on identity.factor to da06_app;
alter table identity.factor enable row level security;
create policy factor_platform on identity.factor to da06_app using ((select platform.scope_kind()) = 'system');

create table identity.recovery_code (
  account_id    uuid not null references identity.account (id),
  code_hash     bytea not null,
  created_at    timestamptz not null,
  used_at       timestamptz,
  constraint recovery_code_pk primary key (account_id, code_hash)
);
comment on table identity.recovery_code is 'Printed codes for the day when telephone and key are lost; 80 random bits each, kept as SHA-256, each used once.';
grant select, insert, update (used_at), delete on identity.recovery_code to da06_app;
alter table identity.recovery_code enable row level security;
create policy recovery_code_platform on identity.recovery_code to da06_app using ((select platform.scope_kind()) = 'system');

create table identity.passkey_challenge (
  challenge_hash bytea primary key,
  account_id     uuid references identity.account (id),
  purpose        text not null,
  expires_at     timestamptz not null,
  constraint passkey_challenge_purpose_check check (purpose in ('add', 'sign-in'))
);
comment on table identity.passkey_challenge is 'Challenges that passkeys are to sign. Taking one deletes it, so that an answer counts once.';
create index passkey_challenge_account_idx on identity.passkey_challenge (account_id) where account_id is not null;
create index passkey_challenge_expires_idx on identity.passkey_challenge (expires_at);
grant select, insert, update (expires_at), delete on identity.passkey_challenge to da06_app;
alter table identity.passkey_challenge enable row level security;
create policy passkey_challenge_platform on identity.passkey_challenge to da06_app using ((select platform.scope_kind()) = 'system');
