-- A session is recognised by its owner: the device, the way in, and since when.
alter table identity.web_session
  add column device text not null default '',
  add column network text not null default '';
comment on column identity.web_session.device is 'Browser and system in a few words, as the browser called itself at sign-in.';
comment on column identity.web_session.network is 'The network that the sign-in came from, cut to /24 (IPv4) or /48 (IPv6).';

-- Accounts at another issuer (VNeID) that lead to one of ours.
create table identity.linked_account (
  issuer        text not null,
  subject       text not null,
  account_id    uuid not null references identity.account (id),
  linked_at     timestamptz not null,
  used_at       timestamptz not null,
  constraint linked_account_pk primary key (issuer, subject)
);
comment on table identity.linked_account is 'Linked once by the personal number that the issuer vouches for; from then on found by its subject.';
create unique index linked_account_account_key on identity.linked_account (account_id, issuer);
grant select, insert, update (used_at), delete on identity.linked_account to da06_app;
alter table identity.linked_account enable row level security;
create policy linked_account_platform on identity.linked_account to da06_app using ((select platform.scope_kind()) = 'system');
