-- What people's decisions taught of the engine's weights: used only when a leader has accepted it.
create table cleaning.weight_version (
  id          uuid not null,
  sector      text not null,
  number      integer not null,
  verdict     text not null,
  change      jsonb not null,
  decisions   integer not null,
  before      jsonb,
  after       jsonb,
  reason      text not null,
  decided_by  uuid,
  decided_at  timestamptz not null,
  constraint weight_version_pk primary key (id),
  constraint weight_version_number_key unique (sector, number),
  constraint weight_version_verdict_check check (verdict in ('accepted', 'refused', 'put-back'))
);
comment on table cleaning.weight_version is 'Bits that a sector''s next matches add to levels of agreement, with the figures before and after. The last accepted or put-back one is in use; put-back: an earlier change, or none, is used again.';
grant select, insert on cleaning.weight_version to da06_app;
