-- Who became known since a moment is found at once: figures count only the latest days anew. The register began on
-- 1 July 2021; views.sql says the same.
create index person_known_idx on population.person (greatest(recorded_at, timestamptz '2021-07-01 00:00+07'));
create index life_event_left_idx on population.life_event (greatest(recorded_at, timestamptz '2021-07-01 00:00+07'))
  where kind in ('death', 'move-out');
