-- Counts of published facts, rolled up: closed days once and for all, by when we learned of them and when they happened.
-- What is learned today is counted live; so a question about any day, as known on any day, reads a few thousand rows.
create table indicators.tally_seal (
  source         text not null,
  sealed_through date not null,
  sealed_at      timestamptz not null,
  checked_at     timestamptz,
  mended_days    integer not null default 0,
  constraint tally_seal_pk primary key (source)
);
comment on table indicators.tally_seal is 'Up to which day of learning the facts of a source stand in the tallies; later ones are counted live.';
comment on column indicators.tally_seal.mended_days is 'How many sealed days the last nightly recount found different, and counted anew.';

create table indicators.tally_key (
  id      integer generated always as identity,
  source  text not null,
  dims    text[] not null,
  constraint tally_key_pk primary key (id),
  constraint tally_key_dims_key unique (source, dims)
);
comment on table indicators.tally_key is 'Facts that are alike in everything that questions ask: values of the columns that domain/fact-source.ts lists, in its order; an empty text is none.';

create table indicators.tally (
  key_id      integer not null,
  learned_on  date not null,
  happened_on date not null,
  count       integer not null,
  constraint tally_pk primary key (key_id, learned_on, happened_on)
);
comment on table indicators.tally is 'How many facts of a key (weights added up) happened on a day and were learned on a day. No foreign key: it is derived, written by the million and checked every night.';

create table indicators.split_tally (
  key_id      integer not null,
  split       text not null,
  value       text not null,
  learned_on  date not null,
  happened_on date not null,
  count       integer not null,
  constraint split_tally_split_check check (split in ('commune', 'agency'))
);
comment on table indicators.split_tally is 'The same, by commune (or unit) and by agency: for the page of one, and for rankings.';
create index split_tally_key_idx on indicators.split_tally (key_id, split);
create index split_tally_value_idx on indicators.split_tally (split, value);

-- Counts of a whole province name nobody. The nightly task writes as the application.
grant select, insert, update on indicators.tally_seal to da06_app;
grant select, insert on indicators.tally_key to da06_app;
grant select, insert, delete on indicators.tally, indicators.split_tally to da06_app;
