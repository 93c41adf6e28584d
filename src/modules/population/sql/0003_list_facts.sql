-- The list behind a figure is read from here, latest first, a page at a time. views.sql has the same beginning.
create index person_known_list_idx on population.person (greatest(recorded_at, timestamptz '2021-07-01 00:00+07'), id);
drop index population.person_known_idx;
