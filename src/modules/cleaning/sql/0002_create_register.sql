-- Sector registers: what a sector says of people, version by version, and the facts that are counted.
create table cleaning.place (
  agency_code  text not null,
  commune_code text not null,
  constraint place_pk primary key (agency_code, commune_code)
);
comment on table cleaning.place is 'Which agencies work on the records of which commune: its police and its committee with the village task forces.';
grant select, insert, delete on cleaning.place to da06_app;

-- The communes whose records an officer may see; asked once in a statement, not once for each row.
create function cleaning.scope_communes() returns text[] language sql stable security definer set search_path = ''
  return (select coalesce(array_agg(distinct p.commune_code), '{}') from cleaning.place p
           where p.agency_code = any (platform.scope_agencies()));
grant execute on function cleaning.scope_communes to da06_app;

create table cleaning.register_version (
  id           uuid not null,
  sector       text not null,
  agency_code  text not null,
  number       integer not null,
  as_of        date not null,
  mode         text not null,
  file_hash    text not null,
  file_name    text not null,
  columns      jsonb not null default '[]',
  state        text not null default 'waiting',
  fault        jsonb,
  remarks      jsonb not null default '[]',
  next_row     integer not null default 0,
  rows_total   integer,
  rows_good    integer not null default 0,
  rows_faulty  integer not null default 0,
  added        integer,
  changed      integer,
  unchanged    integer,
  gone         integer,
  confirmed    boolean not null default false,
  opened_by    uuid,
  opened_at    timestamptz not null,
  in_force_at  timestamptz,
  constraint register_version_pk primary key (id),
  constraint register_version_number_key unique (sector, agency_code, number),
  constraint register_version_sector_check check (sector in ('insurance', 'tax', 'vaccination', 'children', 'merit', 'assistance', 'labour')),
  constraint register_version_mode_check check (mode in ('whole', 'part')),
  constraint register_version_state_check check (state in ('waiting', 'reading', 'read', 'held', 'in-force', 'refused', 'dropped')),
  constraint register_version_fault_check check ((state = 'refused') = (fault is not null)),
  constraint register_version_force_check check ((state = 'in-force') = (in_force_at is not null))
);
comment on table cleaning.register_version is 'One import is one version of a register. It is read row by row into import_row and comes into force in one transaction, or not at all.';
comment on column cleaning.register_version.mode is 'whole: records that the file no longer has are gone; part: it only adds and changes.';
comment on column cleaning.register_version.remarks is 'What is to be said of the file as a whole, such as that it has no birth dates.';
comment on column cleaning.register_version.confirmed is 'Somebody has said that a file which takes much of the register away is meant so; until then it is held.';
comment on column cleaning.register_version.next_row is 'Rows of the file that are read and kept; reading goes on after them.';
create index register_version_work_idx on cleaning.register_version (opened_at) where state in ('waiting', 'reading', 'read');
create index register_version_file_idx on cleaning.register_version (file_hash);

create table cleaning.import_row (
  version_id  uuid not null,
  line        integer not null,
  record_key  text,
  fields      jsonb not null,
  faults      jsonb not null default '[]',
  faulty      boolean not null,
  constraint import_row_pk primary key (version_id, line),
  constraint import_row_version_fk foreign key (version_id) references cleaning.register_version (id)
);
comment on table cleaning.import_row is 'Rows of a file with what is wrong with them; a faulty row is not taken. Rows without a remark go when the version is in force, the others stay as the report.';
create index import_row_told_idx on cleaning.import_row (version_id, line) where faults <> '[]';

create table cleaning.record (
  id              uuid not null,
  province_code   text not null,
  sector          text not null,
  agency_code     text not null,
  record_key      text not null,
  personal_number text,
  old_number      text,
  full_name       text not null,
  birth_text      text,
  sex             text,
  commune_code    text,
  place_text      text,
  father_name     text,
  mother_name     text,
  phone           text,
  extra           jsonb not null default '{}',
  gaps            smallint not null default 0,
  differs         smallint not null default 0,
  listed          boolean not null default true,
  entered         boolean not null default true,
  state           text not null default 'waiting',
  person_id       uuid,
  score           real,
  reviewer_code   text,
  version_id      uuid,
  version_number  integer not null default 1,
  seen_on         date not null,
  cleaned_on      date,
  recorded_at     timestamptz not null,
  origin          text not null default 'file',
  constraint record_pk primary key (id),
  constraint record_key_key unique (sector, agency_code, record_key),
  constraint record_version_fk foreign key (version_id) references cleaning.register_version (id),
  constraint record_state_check check (state in ('waiting', 'matched', 'review', 'confirmed', 'unmatched', 'elsewhere', 'gone')),
  constraint record_person_check check (state not in ('matched', 'confirmed') or person_id is not null),
  constraint record_cleaned_check check ((state in ('matched', 'confirmed')) = (cleaned_on is not null)),
  constraint record_origin_check check (origin in ('file', 'simulated'))
);
comment on table cleaning.record is 'A record of a sector register as it stands now. matched: cleaned by the engine alone; confirmed: cleaned by people; elsewhere: nobody of this province, people said so.';
comment on column cleaning.record.reviewer_code is 'The agency that has the record under review, which sees it whatever commune it names.';
comment on column cleaning.record.gaps is 'Required fields that are empty or unreadable.';
comment on column cleaning.record.differs is 'Fields that differ from the registry, for cleaned records.';
create index record_state_idx on cleaning.record (sector, state, commune_code);
create index record_commune_idx on cleaning.record (commune_code, sector);
create index record_person_idx on cleaning.record (person_id) where person_id is not null;
create index record_version_idx on cleaning.record (version_id) where version_id is not null;

create table cleaning.record_history (
  record_id   uuid not null,
  number      integer not null,
  fields      jsonb not null,
  until_at    timestamptz not null,
  constraint record_history_pk primary key (record_id, number),
  constraint record_history_record_fk foreign key (record_id) references cleaning.record (id)
);
comment on table cleaning.record_history is 'What a record said before a version changed it.';

create table cleaning.shot (
  id           uuid not null,
  record_id    uuid not null,
  number       smallint not null,
  agency_code  text not null,
  commune_code text,
  given_on     date,
  listed_on    date not null,
  listed_at    timestamptz not null,
  entered_on   date,
  entered_at   timestamptz,
  constraint shot_pk primary key (id),
  constraint shot_number_key unique (record_id, number),
  constraint shot_record_fk foreign key (record_id) references cleaning.record (id),
  constraint shot_entered_check check ((entered_on is null) = (entered_at is null))
);
comment on table cleaning.shot is 'A vaccination of a person of the register: listed as work, entered when the sector has put it in. Never taken back; a correction is a row of record_fact.';
create index shot_listed_idx on cleaning.shot (listed_at);
create index shot_entered_idx on cleaning.shot (entered_at) where entered_at is not null;

create table cleaning.record_fact (
  record_id    uuid not null,
  sector       text not null,
  fact         text not null,
  agency_code  text not null,
  commune_code text,
  happened_on  date not null,
  recorded_at  timestamptz not null,
  weight       smallint not null,
  constraint record_fact_fact_check check (fact in ('due', 'entered', 'cleaned')),
  constraint record_fact_weight_check check (weight in (1, -1))
);
comment on table cleaning.record_fact is 'What is counted, appended only: a record stands in the list of work (due), in the register (entered), is matched and confirmed (cleaned). A correction is a row of weight -1.';
create index record_fact_recorded_idx on cleaning.record_fact (recorded_at);
create trigger record_fact_append_only before update on cleaning.record_fact
  for each statement execute function platform.refuse_change();

grant select, insert, update on cleaning.register_version to da06_app;
grant select, insert, delete on cleaning.import_row to da06_app;
grant select, insert, update on cleaning.record to da06_app;
grant select, insert on cleaning.record_history, cleaning.record_fact to da06_app;
grant select, insert, update on cleaning.shot to da06_app;

alter table cleaning.register_version enable row level security;
create policy register_version_scope on cleaning.register_version to da06_app
  using ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[]));
alter table cleaning.import_row enable row level security;
create policy import_row_scope on cleaning.import_row to da06_app
  using (exists (select from cleaning.register_version v where v.id = version_id));
alter table cleaning.record enable row level security;
create policy record_scope on cleaning.record to da06_app
  using ((select platform.scope_kind()) = 'system'
      or ((select platform.scope_kind()) = 'officer'
          and (agency_code = any ((select platform.scope_agencies())::text[]) or reviewer_code = any ((select platform.scope_agencies())::text[])
            or commune_code = any ((select cleaning.scope_communes())::text[])))
      or ((select platform.scope_kind()) = 'citizen' and person_id = (select platform.scope_person())));
alter table cleaning.record_history enable row level security;
create policy record_history_scope on cleaning.record_history to da06_app
  using (exists (select from cleaning.record r where r.id = record_id));
alter table cleaning.shot enable row level security;
create policy shot_scope on cleaning.shot to da06_app
  using (exists (select from cleaning.record r where r.id = record_id));
