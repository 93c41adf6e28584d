-- Messages to people and officers: in the portal, by e-mail, SMS and Zalo; each one's fate.
create schema notifications;
grant usage on schema notifications to da06_app;

create table notifications.message (
  id             uuid primary key,
  province_code  text not null,
  at             timestamptz not null,
  person_id      uuid,
  post_id        uuid,
  account_id     uuid,
  agency_code    text,
  contact        jsonb,
  template       text not null,
  params         jsonb not null default '{}',
  case_id        uuid,
  urgent         boolean not null default false,
  key            text,
  planned_at     timestamptz,
  read_at        timestamptz,
  constraint message_one_recipient_check check (num_nonnulls(person_id, post_id, account_id, contact) >= 1)
);
comment on table notifications.message is 'What somebody is told: a template and its values, written in the transaction of the act that causes it. This row is the message in the portal; each outside channel has a row in notifications.delivery.';
comment on column notifications.message.key is 'Made by the sender; the same key is told once.';
comment on column notifications.message.contact is 'Somebody without an account: {email, phone, language}.';
comment on column notifications.message.planned_at is 'When the outside channels were decided; null while that waits for the sending task.';
create unique index message_key_key on notifications.message (key) where key is not null;
create index message_person_idx on notifications.message (person_id, id desc) where person_id is not null;
create index message_post_idx on notifications.message (post_id, id desc) where post_id is not null;
create index message_account_idx on notifications.message (account_id, id desc) where account_id is not null;
create index message_unread_idx on notifications.message (person_id) where read_at is null and person_id is not null;
create index message_case_idx on notifications.message (case_id, at) where case_id is not null;
create index message_unplanned_idx on notifications.message (at) where planned_at is null;

create table notifications.delivery (
  id             uuid primary key,
  message_id     uuid not null references notifications.message (id),
  channel        text not null,
  address        text not null,
  language       text not null,
  urgent         boolean not null,
  state          text not null,
  event_at       timestamptz not null,
  held_until     timestamptz,
  due_at         timestamptz not null,
  expires_at     timestamptz not null,
  attempts       integer not null default 0,
  uncertain      boolean not null default false,
  outside_id     text,
  fault          text,
  sent_at        timestamptz,
  delivered_at   timestamptz,
  failed_at      timestamptz,
  constraint delivery_channel_check check (channel in ('email', 'sms', 'zalo')),
  constraint delivery_state_check check (state in ('held', 'queued', 'sending', 'sent', 'delivered', 'failed')),
  constraint delivery_once_key unique (message_id, channel, address),
  constraint delivery_times_check check ((state in ('sent', 'delivered')) <= (sent_at is not null) and (state = 'failed') = (failed_at is not null))
);
comment on table notifications.delivery is 'One message on one outside channel, and its fate.';
comment on column notifications.delivery.due_at is 'When it is to be looked at next: the end of quiet hours, the next try, or the end of the lease of whoever is sending it.';
comment on column notifications.delivery.uncertain is 'A server died or lost the line after the text was handed over and before the answer: the next try, under the same identifier, may have been a second one.';
create index delivery_due_idx on notifications.delivery (channel, due_at) where state in ('held', 'queued', 'sending');
create index delivery_asked_idx on notifications.delivery (channel, sent_at) where state = 'sent';
create index delivery_event_idx on notifications.delivery (event_at desc);

create table notifications.channel_state (
  channel        text primary key,
  paused_until   timestamptz,
  failures       integer not null default 0,
  fault          text,
  succeeded_at   timestamptz,
  constraint channel_state_channel_check check (channel in ('email', 'sms', 'zalo'))
);
comment on table notifications.channel_state is 'Whether a channel is down: nothing is tried on it until paused_until, by any server.';

create table notifications.preference (
  person_id      uuid primary key,
  email          boolean not null,
  sms            boolean not null,
  zalo           boolean not null,
  language       text not null,
  updated_at     timestamptz not null,
  constraint preference_language_check check (language in ('vi', 'en'))
);
comment on table notifications.preference is 'By which channels a person wants to be told, and in which language. The portal itself cannot be switched off.';

grant select, insert, update (planned_at, read_at, person_id, agency_code) on notifications.message to da06_app;
grant select, insert, update on notifications.delivery to da06_app;
grant select, insert, update on notifications.channel_state to da06_app;
grant select, insert, update on notifications.preference to da06_app;

-- Whoever acts may tell anybody; a message is read by whom it is for. An officer's own posts are chosen in the query.
alter table notifications.message enable row level security;
create policy message_tell on notifications.message for insert to da06_app with check (true);
create policy message_read on notifications.message for select to da06_app
  using ((select platform.scope_kind()) = 'system'
      or person_id = (select platform.scope_person())
      or agency_code = any ((select platform.scope_agencies())::text[])
      or (account_id is not null and person_id is null and (select platform.scope_kind()) = 'officer'));
create policy message_mark on notifications.message for update to da06_app
  using ((select platform.scope_kind()) in ('system', 'citizen', 'officer')) with check (true);

alter table notifications.delivery enable row level security;
create policy delivery_platform on notifications.delivery to da06_app using ((select platform.scope_kind()) = 'system');
create policy delivery_read on notifications.delivery for select to da06_app
  using (exists (select from notifications.message m where m.id = message_id));

alter table notifications.preference enable row level security;
create policy preference_own on notifications.preference to da06_app
  using (person_id = (select platform.scope_person()) or (select platform.scope_kind()) = 'system');

-- The door for rows of the former cases.notice: read in the portal only, nothing is sent outside. (plpgsql looks the view
-- up when it is called: on an empty base views come after all migrations.)
create function notifications.pub_adopt_notice(
  notice_id uuid, person_id uuid, case_id uuid, template text, params jsonb, at timestamptz, read_at timestamptz
) returns void language plpgsql set search_path = '' as $$
#variable_conflict use_variable
begin
  insert into notifications.message (id, province_code, at, person_id, case_id, template, params, planned_at, read_at)
  values (notice_id, coalesce((select u.code from territory.pub_unit u where u.kind = 'province'
      and u.valid_from <= at::date and (u.valid_to is null or u.valid_to >= at::date) order by u.code limit 1), ''),
    at, person_id, case_id, template, params, at, read_at)
  on conflict do nothing;
end $$;
revoke execute on function notifications.pub_adopt_notice from public;

-- An administrator may have a failed message tried again, and sees of it what the published view shows. One that a gateway
-- took and did not deliver gets a new identifier: under the old one the gateway would answer that it knows it.
create function notifications.try_again(delivery_id uuid, new_id uuid, now timestamptz) returns boolean
language sql security definer set search_path = '' as $$
  with again as (
    update notifications.delivery d set state = 'queued', failed_at = null, due_at = now, expires_at = now + interval '3 days',
        id = case when d.sent_at is null then d.id else new_id end, sent_at = null
      where d.id = delivery_id and d.state = 'failed' and platform.scope_kind() in ('officer', 'system')
      returning 1)
  select exists (select from again)
$$;
revoke execute on function notifications.try_again from public;
grant execute on function notifications.try_again to da06_app;
