-- The catalogue of procedures as the files in catalogue/ have it, and since when each can be used online in a province.
create schema procedures;
grant usage on schema procedures to da06_app;

create table procedures.procedure (
  code             text not null,
  field            text not null,
  essential_group  text,
  essential_number smallint,
  constraint procedure_pk primary key (code),
  constraint procedure_essential_check check (
    (essential_group is null and essential_number is null)
    or (essential_group = 'police' and essential_number between 1 and 11)
    or (essential_group = 'departments' and essential_number between 12 and 25))
);
comment on table procedures.procedure is 'An administrative procedure; its number is that of the annex of Decision 06/QĐ-TTg of 06/01/2022.';
create unique index procedure_essential_key on procedures.procedure (essential_number) where essential_number is not null;

create table procedures.procedure_version (
  procedure_code text not null,
  valid_from     date not null,
  valid_to       date,
  national_code  text,
  name_vi        text not null,
  name_en        text not null,
  branch         text not null,
  level          text not null,
  online_level   text not null,
  deadline_days  smallint not null,
  data           jsonb not null,
  in_catalogue   boolean not null default true,
  synced_at      timestamptz not null default now(),
  constraint procedure_version_pk primary key (procedure_code, valid_from),
  constraint procedure_version_procedure_fk foreign key (procedure_code) references procedures.procedure (code),
  constraint procedure_version_validity_check check (valid_to >= valid_from),
  constraint procedure_version_level_check check (level in ('province', 'district', 'commune')),
  constraint procedure_version_online_check check (online_level in ('full', 'part'))
);
comment on table procedures.procedure_version is 'A procedure as it stands from valid_from to valid_to (both included). Versions that left the files stay, for the cases that refer to them.';

create table procedures.deployment (
  id             uuid not null,
  province_code  text not null,
  procedure_code text not null,
  online_from    date not null,
  online_to      date,
  recorded_at    timestamptz not null default now(),
  withdrawn_at   timestamptz,
  constraint deployment_pk primary key (id),
  constraint deployment_procedure_fk foreign key (procedure_code) references procedures.procedure (code),
  constraint deployment_validity_check check (online_to >= online_from)
);
comment on table procedures.deployment is 'From which day to which (both included) a procedure could be submitted online in a province. A statement that proved wrong is withdrawn, never changed.';
create index deployment_procedure_idx on procedures.deployment (procedure_code);
create unique index deployment_stated_key on procedures.deployment (province_code, procedure_code, online_from) where withdrawn_at is null;

-- Public facts without a person: everybody may read them, only the owner's doors write them.
grant select on procedures.procedure, procedures.procedure_version, procedures.deployment to da06_app;
