-- Identity cards: campaigns, places with their capacity, applications from intake to hand-over, confirmations of old numbers.
create table cards.campaign (
  code          text primary key,
  province_code text not null,
  name          text not null,
  agency_code   text not null,
  from_on       date not null,
  to_on         date not null,
  target        integer,
  origin        text not null default 'office',
  created_at    timestamptz not null,
  constraint campaign_code_check check (code ~ '^[A-Z0-9-]{3,20}$'),
  constraint campaign_order_check check (to_on >= from_on),
  constraint campaign_target_check check (target > 0),
  constraint campaign_origin_check check (origin in ('office', 'simulated'))
);
comment on table cards.campaign is 'A drive (đợt cao điểm) in which mobile teams take card applications in the communes.';
create index campaign_agency_idx on cards.campaign (agency_code, to_on);

create table cards.place (
  id            uuid primary key,
  agency_code   text not null,
  name          text not null,
  kind          text not null,
  commune_code  text not null,
  campaign_code text,
  daily_places  integer not null,
  open_from     date not null,
  open_to       date,
  version       integer not null default 1,
  constraint place_campaign_fk foreign key (campaign_code) references cards.campaign (code),
  constraint place_kind_check check (kind in ('office', 'mobile')),
  constraint place_daily_check check (daily_places between 1 and 2000),
  constraint place_days_check check (open_to >= open_from)
);
comment on table cards.place is 'Where people have their card taken: an office, or a mobile team (tổ lưu động) of a campaign in a commune.';
create index place_agency_idx on cards.place (agency_code);
create index place_commune_idx on cards.place (commune_code, open_from);
create index place_campaign_idx on cards.place (campaign_code) where campaign_code is not null;

create table cards.place_day (
  place_id      uuid not null,
  day           date not null,
  places        integer not null,
  taken         integer not null default 0,
  constraint place_day_pk primary key (place_id, day),
  constraint place_day_place_fk foreign key (place_id) references cards.place (id),
  constraint place_day_full_check check (taken between 0 and places)
);
comment on table cards.place_day is 'How many appointments a place gives on a day and how many are taken; the row decides who gets the last one.';

create table cards.application (
  id              uuid primary key,
  code            text not null,
  province_code   text not null,
  kind            text not null,
  reason          text not null,
  channel         text not null,
  state           text not null,
  version         integer not null default 1,
  person_id       uuid not null,
  agency_code     text not null,
  commune_code    text not null,
  place_id        uuid,
  campaign_code   text,
  appointed_on    date,
  fee_vnd         integer not null,
  fee_ground      text not null,
  regime          text not null,
  entered_at      timestamptz not null,
  received_at     timestamptz,
  due_on          date,
  captured_at     timestamptz,
  portrait_file_hash text,
  fields          jsonb,
  sent_at         timestamptz,
  issued_at       timestamptz,
  expires_on      date,
  handed_over_at  timestamptz,
  closed_at       timestamptz,
  ground          text,
  origin          text not null default 'office',
  constraint application_code_key unique (code),
  constraint application_person_fk foreign key (person_id) references population.person (id),
  constraint application_place_fk foreign key (place_id) references cards.place (id),
  constraint application_campaign_fk foreign key (campaign_code) references cards.campaign (code),
  constraint application_kind_check check (kind in ('new', 'change', 'lost')),
  constraint application_channel_check check (channel in ('counter', 'mobile', 'online')),
  constraint application_state_check check (state in ('appointed', 'received', 'captured', 'sent', 'issued', 'handed-over', 'returned', 'refused', 'cancelled')),
  constraint application_fee_check check (fee_vnd >= 0),
  constraint application_received_check check ((received_at is null) = (due_on is null)
    and (received_at is not null or state in ('appointed', 'refused', 'cancelled'))),
  constraint application_captured_check check (captured_at is not null or state not in ('captured', 'sent', 'issued', 'handed-over', 'returned')),
  constraint application_issued_check check ((issued_at is not null) = (state in ('issued', 'handed-over'))),
  constraint application_handed_over_check check ((handed_over_at is not null) = (state = 'handed-over')),
  constraint application_ground_check check (state <> 'refused' or ground is not null),
  constraint application_origin_check check (origin in ('office', 'simulated'))
);
comment on table cards.application is 'An application for an identity card, from the appointment or the desk to the hand-over.';
comment on column cards.application.commune_code is 'Where the person lives; the commune it counts for.';
comment on column cards.application.fields is 'What the registry said at the capture, as it will stand on the card, with the changes proven since.';
create index application_person_idx on cards.application (person_id);
create unique index application_open_key on cards.application (person_id) where state in ('appointed', 'received', 'captured', 'sent', 'returned');
create index application_place_idx on cards.application (place_id, appointed_on) where place_id is not null;
create index application_campaign_idx on cards.application (campaign_code) where campaign_code is not null;
create index application_running_idx on cards.application (agency_code, due_on) where state in ('received', 'captured', 'sent', 'returned');
create index application_waiting_idx on cards.application (agency_code, state, entered_at desc);
create trigger application_loose_file after delete on cards.application
  for each row execute function platform.note_loose_file('portrait_file_hash');

create table cards.application_change (
  id               uuid primary key,
  application_id   uuid not null,
  field            text not null,
  new_value        text not null,
  proof            text not null,
  proof_file_hash  text,
  at               timestamptz not null,
  account_id       uuid,
  constraint application_change_application_fk foreign key (application_id) references cards.application (id),
  constraint application_change_field_key unique (application_id, field)
);
comment on table cards.application_change is 'Data of the person that are to change with the card, each with the paper that proves it.';

create table cards.application_event (
  id              uuid primary key,
  seq             bigint generated always as identity,
  application_id  uuid not null,
  act             text not null,
  from_state      text,
  to_state        text not null,
  at              timestamptz not null,
  actor_kind      text not null,
  account_id      uuid,
  post_id         uuid,
  agency_code     text,
  note            text,
  constraint application_event_application_fk foreign key (application_id) references cards.application (id)
);
comment on table cards.application_event is 'The history of an application, appended only.';
create index application_event_application_idx on cards.application_event (application_id, seq);
create trigger application_event_append_only before update or delete on cards.application_event
  for each statement execute function platform.refuse_change();

create table cards.application_fact (
  seq             bigint generated always as identity,
  application_id  uuid not null,
  happened_on     date not null,
  recorded_at     timestamptz not null,
  weight          smallint not null,
  fact            text not null,
  kind            text not null,
  commune_code    text not null,
  campaign_code   text,
  province_code   text not null,
  constraint application_fact_pk primary key (seq),
  constraint application_fact_application_fk foreign key (application_id) references cards.application (id),
  constraint application_fact_weight_check check (weight in (1, -1)),
  constraint application_fact_fact_check check (fact in ('received', 'issued', 'handed-over', 'refused'))
);
comment on table cards.application_fact is 'What is counted of applications, appended only: a correction is another row with weight -1. Holds no person.';
create index application_fact_recorded_idx on cards.application_fact (recorded_at);
create index application_fact_application_idx on cards.application_fact (application_id);
create index application_fact_campaign_idx on cards.application_fact (campaign_code, happened_on) where campaign_code is not null;
create trigger application_fact_append_only before update or delete on cards.application_fact
  for each statement execute function platform.refuse_change();

create table cards.number_confirmation (
  id               uuid primary key,
  code             text not null,
  province_code    text not null,
  person_id        uuid not null,
  personal_number  text not null,
  old_number       text not null,
  full_name        text not null,
  birth_text       text not null,
  agency_code      text not null,
  basis            text not null,
  basis_note       text,
  confirmed_at     timestamptz not null,
  confirmed_by     uuid,
  officer          text not null,
  revoked_at       timestamptz,
  revoke_reason    text,
  constraint number_confirmation_code_key unique (code),
  constraint number_confirmation_person_fk foreign key (person_id) references population.person (id),
  constraint number_confirmation_basis_check check (basis in ('registry', 'archive') and (basis = 'archive') = (basis_note is not null)),
  constraint number_confirmation_number_check check (personal_number ~ '^[0-9]{12}$' and old_number ~ '^[0-9]{9}$'),
  constraint number_confirmation_revoked_check check ((revoked_at is null) = (revoke_reason is null))
);
comment on table cards.number_confirmation is 'Confirmations that an old 9-digit number and a 12-digit number are of one person; anybody who holds the paper can check it by its code.';
create index number_confirmation_person_idx on cards.number_confirmation (person_id);
create unique index number_confirmation_valid_key on cards.number_confirmation (person_id, old_number) where revoked_at is null;

grant select, insert, update on cards.campaign, cards.place, cards.place_day, cards.application, cards.number_confirmation to da06_app;
grant select, insert on cards.application_change, cards.application_event, cards.application_fact to da06_app;

alter table cards.application enable row level security;
create policy application_office on cards.application to da06_app
  using ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[]))
  with check ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[]));
create policy application_own on cards.application for select to da06_app using (person_id = (select platform.scope_person()));
alter table cards.application_change enable row level security;
create policy application_change_read on cards.application_change for select to da06_app
  using (exists (select from cards.application a where a.id = application_id));
create policy application_change_add on cards.application_change for insert to da06_app
  with check (exists (select from cards.application a where a.id = application_id and (select platform.scope_kind()) in ('system', 'officer')));
alter table cards.application_event enable row level security;
create policy application_event_read on cards.application_event for select to da06_app
  using (exists (select from cards.application a where a.id = application_id));
create policy application_event_add on cards.application_event for insert to da06_app
  with check ((select platform.scope_kind()) <> 'anonymous');
alter table cards.number_confirmation enable row level security;
create policy number_confirmation_office on cards.number_confirmation to da06_app
  using ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[]))
  with check ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[]));
create policy number_confirmation_own on cards.number_confirmation for select to da06_app using (person_id = (select platform.scope_person()));
