-- Who stands in for an officer who is away: the deputy holds the absent one's post for some days, beside their own.
create table territory.delegation (
  id          uuid not null,
  post_id     uuid not null,
  deputy_id   uuid not null,
  reason      text not null,
  valid_from  date not null,
  valid_to    date not null,
  given_by    uuid not null,
  given_at    timestamptz not null,
  constraint delegation_pk primary key (id),
  constraint delegation_post_fk foreign key (post_id) references territory.post (id),
  constraint delegation_reason_check check (reason in ('leave', 'sick', 'mission', 'training', 'other')),
  -- One day before its first day: taken back before it was ever used for a whole day.
  constraint delegation_validity_check check (valid_to >= valid_from - 1)
);
comment on table territory.delegation is 'From valid_from to valid_to (both included) deputy_id (a staff account) acts under the post of an absent officer.';
create index delegation_deputy_idx on territory.delegation (deputy_id, valid_to);
create index delegation_post_idx on territory.delegation (post_id, valid_to);

grant select, insert on territory.delegation to da06_app;
grant update (valid_to) on territory.delegation to da06_app;

-- Seen by whoever sees the post; a deputy is of the same agency, so they see it too.
alter table territory.delegation enable row level security;
create policy delegation_scope on territory.delegation to da06_app
  using (exists (select from territory.post p where p.id = post_id));
