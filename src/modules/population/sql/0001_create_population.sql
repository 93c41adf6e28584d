-- The population registry: persons, households, where people live and lived, and what happened to them.
create schema population;
grant usage on schema population to da06_app;

create table population.household (
  id            uuid not null,
  province_code text not null,
  file_number   text not null collate "C",
  head_id       uuid,
  commune_code  text not null,
  address       text not null,
  formed_on     date not null,
  recorded_at   timestamptz not null,
  synthetic     boolean not null default false,
  constraint household_pk primary key (id),
  constraint household_file_number_key unique (file_number)
);
comment on table population.household is 'A household under its residence file number. The address is what stands before the commune: house, street, hamlet.';

create table population.person (
  id                       uuid not null,
  province_code            text not null,
  personal_number          text not null collate "C",
  old_number               text collate "C",
  full_name                text not null,
  folded_name              text not null collate "C",
  other_name               text,
  birth_date               date,
  birth_month              smallint,
  birth_year               smallint not null,
  sex                      text not null,
  birth_place              text,
  birth_registration_place text,
  home_place               text,
  ethnicity                text not null,
  religion                 text,
  nationality              text not null default 'VN',
  blood_type               text,
  marital_status           text not null,
  household_id             uuid,
  relation_to_head         text,
  commune_code             text,
  father_id                uuid,
  father_name              text,
  mother_id                uuid,
  mother_name              text,
  spouse_id                uuid,
  spouse_name              text,
  representative_id        uuid,
  representative_name      text,
  phone                    text,
  email                    text,
  status                   text not null default 'present',
  ended_on                 date,
  recorded_at              timestamptz not null,
  synthetic                boolean not null default false,
  constraint person_pk primary key (id),
  constraint person_personal_number_key unique (personal_number),
  constraint person_household_fk foreign key (household_id) references population.household (id) deferrable initially deferred,
  constraint person_father_fk foreign key (father_id) references population.person (id) deferrable initially deferred,
  constraint person_mother_fk foreign key (mother_id) references population.person (id) deferrable initially deferred,
  constraint person_spouse_fk foreign key (spouse_id) references population.person (id) deferrable initially deferred,
  constraint person_representative_fk foreign key (representative_id) references population.person (id) deferrable initially deferred,
  constraint person_number_check check (personal_number ~ '^[0-9]{12}$' and old_number ~ '^[0-9]{9}$'),
  constraint person_synthetic_number_check check (synthetic = (personal_number like '9%')),
  constraint person_birth_check check (birth_date is null or (birth_year = extract(year from birth_date) and birth_month = extract(month from birth_date))),
  constraint person_sex_check check (sex in ('male', 'female')),
  constraint person_blood_type_check check (blood_type in ('A', 'B', 'AB', 'O')),
  constraint person_marital_status_check check (marital_status in ('single', 'married', 'widowed', 'divorced')),
  constraint person_relation_check check ((household_id is null) = (relation_to_head is null) and relation_to_head in
    ('head', 'spouse', 'child', 'child-in-law', 'grandchild', 'parent', 'parent-in-law', 'sibling', 'other')),
  constraint person_status_check check (status in ('present', 'moved-away', 'deceased', 'missing')),
  constraint person_ended_check check ((status = 'present') = (ended_on is null))
);
comment on table population.person is 'A person with the fields of the national population database: Law 59/2014 art. 9 as it stood in 2023, and the 26 fields of Law 26/2023 art. 9 from 01/07/2024. README.md tells which field stands in which law.';
comment on column population.person.folded_name is 'full_name as foldName gives it, for searching.';
comment on column population.person.birth_date is 'Null when only the month or only the year is known.';
comment on column population.person.ethnicity is 'Key of domain/ethnic-groups.ts; code systems differ between agencies, so a code never stands here.';
comment on column population.person.commune_code is 'Where the person lives now; the history stands in population.residence.';
comment on column population.person.synthetic is 'True for people who do not exist; their numbers begin with 9.';
create index person_old_number_idx on population.person (old_number) where old_number is not null;
create index person_household_idx on population.person (household_id);
create index person_name_idx on population.person (folded_name, birth_year);
create index person_father_idx on population.person (father_id) where father_id is not null;
create index person_mother_idx on population.person (mother_id) where mother_id is not null;
create index person_spouse_idx on population.person (spouse_id) where spouse_id is not null;
create index person_representative_idx on population.person (representative_id) where representative_id is not null;

alter table population.household
  add constraint household_head_fk foreign key (head_id) references population.person (id) deferrable initially deferred;
create index household_head_idx on population.household (head_id);

create table population.residence (
  person_id     uuid not null,
  kind          text not null,
  from_on       date not null,
  recorded_at   timestamptz not null,
  to_on         date,
  province_code text not null,
  commune_code  text,
  address       text not null,
  synthetic     boolean not null default false,
  constraint residence_pk primary key (person_id, kind, from_on, recorded_at),
  constraint residence_person_fk foreign key (person_id) references population.person (id) deferrable initially deferred,
  constraint residence_kind_check check (kind in ('permanent', 'temporary', 'absence', 'stay')),
  constraint residence_order_check check (to_on is null or to_on >= from_on)
);
comment on table population.residence is 'Where a person is registered, from when to when, and when we learned it. Kinds: permanent, temporary, absence (declared away from the commune), stay (overnight).';
comment on column population.residence.commune_code is 'Null for a place outside the units that we keep; the address then names its province.';

create table population.life_event (
  id            uuid not null,
  province_code text not null,
  person_id     uuid not null,
  kind          text not null,
  occurred_on   date not null,
  recorded_at   timestamptz not null,
  commune_code  text,
  synthetic     boolean not null default false,
  constraint life_event_pk primary key (id),
  constraint life_event_person_fk foreign key (person_id) references population.person (id) deferrable initially deferred,
  constraint life_event_kind_check check (kind in ('birth', 'death', 'move-in', 'move-out'))
);
comment on table population.life_event is 'Births, deaths and moves: when they happened and when we learned them; appended only.';
create index life_event_person_idx on population.life_event (person_id);
create trigger life_event_append_only before update on population.life_event
  for each statement execute function platform.refuse_change();

-- A citizen sees the people of their own household. The function reads past row-level security, or the policy of
-- population.person would have to ask itself.
create function population.scope_household() returns uuid language sql stable security definer set search_path = ''
  return (select p.household_id from population.person p where p.id = platform.scope_person());
grant execute on function population.scope_household to da06_app;

alter table population.person enable row level security;
create policy person_read on population.person for select to da06_app using (
  (select platform.scope_kind()) in ('officer', 'system')
  or ((select platform.scope_kind()) = 'citizen'
      and (id = (select platform.scope_person()) or household_id = (select population.scope_household())))
);

alter table population.household enable row level security;
create policy household_read on population.household for select to da06_app using (
  (select platform.scope_kind()) in ('officer', 'system')
  or ((select platform.scope_kind()) = 'citizen' and id = (select population.scope_household()))
);

alter table population.residence enable row level security;
create policy residence_read on population.residence for select to da06_app using (
  (select platform.scope_kind()) in ('officer', 'system')
  or ((select platform.scope_kind()) = 'citizen' and person_id = (select platform.scope_person()))
);

alter table population.life_event enable row level security;
create policy life_event_read on population.life_event for select to da06_app using (
  (select platform.scope_kind()) in ('officer', 'system')
  or ((select platform.scope_kind()) = 'citizen' and person_id = (select platform.scope_person()))
);

grant select on population.person, population.household, population.residence, population.life_event to da06_app;
