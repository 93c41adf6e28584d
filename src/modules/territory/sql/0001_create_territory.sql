-- Administrative units and agencies with their days of validity, and the posts officers hold.
create schema territory;
grant usage on schema territory to da06_app;

create table territory.unit (
  code        text not null,
  name        text not null,
  kind        text not null,
  parent_code text,
  valid_from  date not null,
  valid_to    date,
  constraint unit_pk primary key (code, valid_from),
  constraint unit_kind_check check (kind in ('province', 'district', 'commune')),
  constraint unit_parent_check check ((kind = 'province') = (parent_code is null)),
  constraint unit_validity_check check (valid_to >= valid_from)
);
comment on table territory.unit is 'A province, district or commune as it was from valid_from to valid_to (both included; no end: still valid). The statistics office re-uses codes, so a code names a unit only together with a date.';
create index unit_parent_idx on territory.unit (parent_code);

create table territory.unit_succession (
  former_code       text not null,
  former_valid_from date not null,
  code              text not null,
  on_date           date not null,
  constraint unit_succession_pk primary key (former_code, former_valid_from),
  constraint unit_succession_former_fk foreign key (former_code, former_valid_from) references territory.unit (code, valid_from),
  constraint unit_succession_unit_fk foreign key (code, on_date) references territory.unit (code, valid_from),
  constraint unit_succession_later_check check (on_date > former_valid_from)
);
comment on table territory.unit_succession is 'Into which unit a former unit went, and from which day: at most one, because whole communes are merged.';
create index unit_succession_unit_idx on territory.unit_succession (code, on_date);

create table territory.agency (
  code        text not null,
  name_vi     text not null,
  name_en     text not null,
  kind        text not null,
  branch      text not null,
  level       text not null,
  unit_code   text not null,
  parent_code text,
  valid_from  date not null,
  valid_to    date,
  constraint agency_pk primary key (code),
  constraint agency_parent_fk foreign key (parent_code) references territory.agency (code),
  constraint agency_code_check check (code ~ '^[A-Z][0-9]{2}(\.[0-9]{2,3}){0,2}$' and length(code) <= 35),
  constraint agency_level_check check (level in ('province', 'district', 'commune')),
  constraint agency_validity_check check (valid_to >= valid_from)
);
comment on table territory.agency is 'An agency under its electronic identifier code (Decision 20/2020/QD-TTg).';
create index agency_unit_idx on territory.agency (unit_code);
create index agency_parent_idx on territory.agency (parent_code);

create table territory.agency_succession (
  former_code text not null,
  code        text not null,
  constraint agency_succession_pk primary key (former_code),
  constraint agency_succession_former_fk foreign key (former_code) references territory.agency (code),
  constraint agency_succession_agency_fk foreign key (code) references territory.agency (code)
);
comment on table territory.agency_succession is 'Which agency took over the work, and with it the records, of a former one.';
create index agency_succession_agency_idx on territory.agency_succession (code);

create table territory.post (
  id          uuid not null,
  account_id  uuid not null,
  agency_code text not null,
  role        text not null,
  title_vi    text not null,
  title_en    text not null,
  sees        text not null,
  valid_from  date not null,
  valid_to    date,
  constraint post_pk primary key (id),
  constraint post_agency_fk foreign key (agency_code) references territory.agency (code),
  constraint post_role_check check (role in ('receiving-officer', 'specialist', 'approver', 'leader', 'administrator')),
  constraint post_sees_check check (sees in ('own-agency', 'agency-and-below', 'province')),
  -- One day before its first day: the post was withdrawn before it was ever held for a whole day.
  constraint post_validity_check check (valid_to >= valid_from - 1)
);
comment on table territory.post is 'An officer (staff account) in a role at an agency, from valid_from to valid_to (both included).';
create index post_account_idx on territory.post (account_id, valid_from);
create index post_agency_idx on territory.post (agency_code);

grant select on territory.unit, territory.unit_succession, territory.agency, territory.agency_succession to da06_app;
grant select, insert on territory.post to da06_app;
grant update (valid_to) on territory.post to da06_app;

-- Who works where is personal: officers see the posts of the agencies they may see, citizens see none.
alter table territory.post enable row level security;
create policy post_scope on territory.post to da06_app
  using ((select platform.scope_kind()) = 'system'
      or ((select platform.scope_kind()) = 'officer' and agency_code = any ((select platform.scope_agencies())::text[])));
