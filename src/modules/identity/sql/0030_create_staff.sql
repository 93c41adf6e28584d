-- Officers' accounts: where they belong, who proposed and who granted their posts, and the codes that open them.
create unique index account_staff_person_key on identity.account (person_id) where kind = 'staff' and person_id is not null;

create table identity.staff_account (
  account_id        uuid primary key references identity.account (id),
  home_agency_code  text not null references territory.agency (code),
  origin            text not null,
  opened_by         uuid,
  opened_at         timestamptz not null,
  constraint staff_account_origin_check check (origin in ('administrator', 'import', 'operator'))
);
comment on table identity.staff_account is 'The agency whose administrator looks after an officer''s account, also while the officer holds no post yet. opened_by is null when the operator opened it at the machine.';
create index staff_account_agency_idx on identity.staff_account (home_agency_code);
grant select, insert on identity.staff_account to da06_app;
alter table identity.staff_account enable row level security;
create policy staff_account_scope on identity.staff_account to da06_app
  using ((select platform.scope_kind()) = 'system'
      or ((select platform.scope_kind()) = 'officer' and home_agency_code = any ((select platform.scope_agencies())::text[])));

create table identity.post_proposal (
  id            uuid primary key,
  account_id    uuid not null references identity.account (id),
  agency_code   text not null references territory.agency (code),
  role          text not null,
  title_vi      text not null,
  title_en      text not null,
  sees          text not null,
  valid_from    date not null,
  valid_to      date,
  ground        text not null,
  proposed_by   uuid not null,
  proposed_at   timestamptz not null,
  expires_at    timestamptz not null,
  state         text not null default 'proposed',
  decided_by    uuid,
  decided_at    timestamptz,
  reason        text,
  post_id       uuid,
  constraint post_proposal_state_check check (state in ('proposed', 'approved', 'refused', 'withdrawn')),
  constraint post_proposal_decided_check check ((state = 'proposed') = (decided_at is null)),
  constraint post_proposal_reason_check check (state <> 'refused' or reason is not null),
  constraint post_proposal_post_check check ((state = 'approved') = (post_id is not null)),
  -- Four eyes, held by the database too: nobody for himself, nobody alone.
  constraint post_proposal_not_own_check check (proposed_by <> account_id and decided_by is distinct from account_id),
  constraint post_proposal_four_eyes_check check (state not in ('approved', 'refused') or decided_by <> proposed_by)
);
comment on table identity.post_proposal is 'A post that one administrator proposed and another grants or refuses; without an answer it is over at expires_at.';
create unique index post_proposal_open_key on identity.post_proposal (account_id, agency_code, role) where state = 'proposed';
create index post_proposal_account_idx on identity.post_proposal (account_id, proposed_at);
create index post_proposal_agency_idx on identity.post_proposal (agency_code, state);
grant select, insert, update (state, decided_by, decided_at, reason, post_id) on identity.post_proposal to da06_app;
alter table identity.post_proposal enable row level security;
create policy post_proposal_scope on identity.post_proposal to da06_app
  using ((select platform.scope_kind()) = 'system'
      or ((select platform.scope_kind()) = 'officer' and agency_code = any ((select platform.scope_agencies())::text[])));

create table identity.password_code (
  id            uuid primary key,
  account_id    uuid not null references identity.account (id),
  code_hash     bytea not null,
  made_by       uuid,
  made_at       timestamptz not null,
  expires_at    timestamptz not null,
  used_at       timestamptz,
  voided_at     timestamptz
);
comment on table identity.password_code is 'One-time codes with which an officer sets a password: the first one, or a new one after a loss. 80 random bits, kept as SHA-256.';
create unique index password_code_hash_key on identity.password_code (code_hash);
create index password_code_account_idx on identity.password_code (account_id, made_at);
grant select, insert, update (used_at, voided_at) on identity.password_code to da06_app;
alter table identity.password_code enable row level security;
create policy password_code_platform on identity.password_code to da06_app using ((select platform.scope_kind()) = 'system');
