-- Systems of others that people sign in to through us, and what people let them have.
create table identity.partner (
  id                     text primary key,
  name                   jsonb not null,
  purpose                jsonb not null,
  legal_basis            text not null,
  profile                text not null,
  auth_method            text not null,
  secret_hash            bytea,
  jwks                   jsonb,
  redirect_uris          text[] not null,
  scopes                 text[] not null,
  least_authentication   smallint not null,
  least_account_level    smallint not null,
  keeps_access           boolean not null,
  asks_by_phone          boolean not null,
  logout_uri             text,
  consent_days           integer not null,
  created_at             timestamptz not null,
  created_by             uuid not null,
  revoked_at             timestamptz,
  constraint partner_profile_check check (profile in ('fapi2', 'openid')),
  constraint partner_auth_check check (auth_method in ('private_key_jwt', 'client_secret_basic', 'client_secret_post')),
  constraint partner_key_check check ((auth_method = 'private_key_jwt') = (jwks is not null) and (auth_method = 'private_key_jwt') = (secret_hash is null)),
  constraint partner_fapi_check check (profile = 'openid' or auth_method = 'private_key_jwt'),
  constraint partner_authentication_check check (least_authentication between 1 and 4),
  constraint partner_account_check check (least_account_level in (1, 2)),
  constraint partner_consent_check check (consent_days between 1 and 730)
);
comment on table identity.partner is 'A partner system as an OpenID client. What it may ask for, and the least levels below which it gets no token, are the administrator''s decision, not the request''s.';
grant select, insert, update (revoked_at) on identity.partner to da06_app;
alter table identity.partner enable row level security;
create policy partner_read on identity.partner for select to da06_app using ((select platform.scope_kind()) in ('system', 'officer', 'citizen'));
create policy partner_write on identity.partner to da06_app
  using ((select platform.scope_kind()) in ('system', 'officer')) with check ((select platform.scope_kind()) in ('system', 'officer'));

create table identity.consent (
  id            uuid primary key,
  account_id    uuid not null references identity.account (id),
  partner_id    text not null references identity.partner (id),
  scopes        text[] not null,
  claims        text[] not null,
  given_at      timestamptz not null,
  until         timestamptz not null,
  withdrawn_at  timestamptz,
  used_at       timestamptz
);
comment on table identity.consent is 'What a person lets a partner have, since when and until when (Law 91/2025/QH15: consent is specific, and withdrawn as easily as given).';
create index consent_account_idx on identity.consent (account_id, given_at desc);
create index consent_partner_idx on identity.consent (partner_id);
create unique index consent_living_key on identity.consent (account_id, partner_id) where withdrawn_at is null;
grant select, insert, update (scopes, claims, given_at, until, withdrawn_at, used_at) on identity.consent to da06_app;
alter table identity.consent enable row level security;
create policy consent_platform on identity.consent to da06_app using ((select platform.scope_kind()) = 'system');

-- Grants, provider sessions and requests of one account are found when a consent is withdrawn or everything is signed out.
alter table identity.oidc_payload add column account_id uuid, add column consent_id uuid;
create index oidc_payload_account_idx on identity.oidc_payload (account_id) where account_id is not null;
create index oidc_payload_consent_idx on identity.oidc_payload (consent_id) where consent_id is not null;

create table identity.approval (
  id                   uuid primary key,
  account_id           uuid not null references identity.account (id),
  partner_id           text not null references identity.partner (id),
  sealed_request       bytea not null,
  message              text not null,
  scopes               text[] not null,
  least_authentication smallint not null,
  asked_at             timestamptz not null,
  expires_at           timestamptz not null,
  state                text not null default 'waiting',
  decided_at           timestamptz,
  constraint approval_state_check check (state in ('waiting', 'approved', 'refused'))
);
comment on table identity.approval is 'A partner, or a counter, asks the person to approve on their own telephone (CIBA). The request''s identifier is sealed; the message is what both sides see.';
create index approval_account_idx on identity.approval (account_id, asked_at desc);
create index approval_partner_idx on identity.approval (partner_id);
create index approval_expires_idx on identity.approval (expires_at);
grant select, insert, update (state, decided_at), delete on identity.approval to da06_app;
alter table identity.approval enable row level security;
create policy approval_platform on identity.approval to da06_app using ((select platform.scope_kind()) = 'system');
