-- Who may sign in: e-ID accounts of citizens and accounts of officers, and what they prove themselves with.
create schema identity;
grant usage on schema identity to da06_app;

create table identity.account (
  id            uuid primary key,
  kind          text not null,
  person_id     uuid,
  login_name    text not null,
  display_name  text not null,
  level         smallint,
  state         text not null default 'active',
  demo          boolean not null default false,
  created_at    timestamptz not null,
  locked_at     timestamptz,
  constraint account_person_fk foreign key (person_id) references population.person (id),
  constraint account_kind_check check (kind in ('citizen', 'staff')),
  constraint account_state_check check (state in ('active', 'locked') and (state = 'locked') = (locked_at is not null)),
  constraint account_citizen_check check ((kind = 'citizen') = (level is not null) and (kind = 'staff' or person_id is not null)),
  constraint account_level_check check (level in (1, 2)),
  constraint account_login_folded_check check (login_name = lower(login_name))
);
comment on table identity.account is 'One account: a citizen''s e-ID account (level 1 or 2, Decree 69/2024/NĐ-CP) or an officer''s account.';
comment on column identity.account.login_name is 'The personal number of a citizen, the user name of an officer; lower case.';
comment on column identity.account.demo is 'A demonstration account: refused at sign-in unless the server runs with --demo.';
create unique index account_login_name_key on identity.account (login_name);
create unique index account_citizen_person_key on identity.account (person_id) where kind = 'citizen';
create index account_person_idx on identity.account (person_id) where person_id is not null;
grant select, insert, update (state, locked_at, level, display_name) on identity.account to da06_app;
alter table identity.account enable row level security;
create policy account_platform on identity.account to da06_app
  using ((select platform.scope_kind()) in ('system', 'officer')) with check ((select platform.scope_kind()) in ('system', 'officer'));
create policy account_own on identity.account for select to da06_app using (person_id = (select platform.scope_person()));

create table identity.credential (
  account_id    uuid not null references identity.account (id),
  kind          text not null,
  secret        text not null,
  created_at    timestamptz not null,
  constraint credential_pk primary key (account_id, kind),
  constraint credential_kind_check check (kind in ('password'))
);
comment on table identity.credential is 'What an account proves itself with. Officers may set one and never read one.';
grant select, insert, update (secret, created_at), delete on identity.credential to da06_app;
alter table identity.credential enable row level security;
create policy credential_platform on identity.credential to da06_app using ((select platform.scope_kind()) = 'system');
create policy credential_set on identity.credential for insert to da06_app with check ((select platform.scope_kind()) = 'officer');

create table identity.sign_in_attempt (
  login_hash    bytea not null,
  source_hash   bytea not null,
  failures      integer not null,
  failed_at     timestamptz,
  blocked_until timestamptz,
  succeeded_at  timestamptz,
  touched_at    timestamptz not null,
  constraint sign_in_attempt_pk primary key (login_hash, source_hash)
);
comment on table identity.sign_in_attempt is 'Failed sign-ins counted by (account, source), so that a stranger''s guesses slow the stranger and not the owner. Names and addresses only as keyed hashes; unknown names are counted too, so that nothing tells them apart.';
create index sign_in_attempt_source_idx on identity.sign_in_attempt (source_hash, failed_at);
create index sign_in_attempt_touched_idx on identity.sign_in_attempt (touched_at);
grant select, insert, update, delete on identity.sign_in_attempt to da06_app;
alter table identity.sign_in_attempt enable row level security;
create policy sign_in_attempt_platform on identity.sign_in_attempt to da06_app using ((select platform.scope_kind()) = 'system');
