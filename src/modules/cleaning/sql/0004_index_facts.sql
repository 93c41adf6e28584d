-- The list behind a figure is read from here, latest first, a page at a time; and the other facts of its records.
create index record_fact_day_idx on cleaning.record_fact (sector, fact, happened_on, record_id) include (weight, recorded_at);
create index record_fact_record_idx on cleaning.record_fact (record_id);
create index shot_listed_day_idx on cleaning.shot (listed_on, id);
create index shot_entered_day_idx on cleaning.shot (entered_on, id) where entered_at is not null;
