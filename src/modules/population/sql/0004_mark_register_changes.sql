-- A mark for every statement that changed the register. What was counted from the register may be kept as long as no mark
-- has come: a transaction sees its own marks and those of what it sees, so equal marks mean equal people.
create table population.register_change (
  id         bigint generated always as identity,
  mark       uuid not null default gen_random_uuid(),
  changed_at timestamptz not null default clock_timestamp(),
  constraint register_change_pk primary key (id)
);
comment on table population.register_change is 'When persons, households, residences or events were changed; tells statistics that were kept from those that are true. Names nobody.';
-- The register as it stands now.
insert into population.register_change default values;

-- Writers need no right to the marks themselves.
create function population.mark_register_change() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into population.register_change default values;
  return null;
end $$;

create trigger person_change_mark after insert or update or delete or truncate on population.person
  for each statement execute function population.mark_register_change();
create trigger household_change_mark after insert or update or delete or truncate on population.household
  for each statement execute function population.mark_register_change();
create trigger residence_change_mark after insert or update or delete or truncate on population.residence
  for each statement execute function population.mark_register_change();
create trigger life_event_change_mark after insert or update or delete or truncate on population.life_event
  for each statement execute function population.mark_register_change();

grant select on population.register_change to da06_app;
