-- The list behind a figure is read from here, latest first, a page at a time.
create index application_fact_day_idx on cards.application_fact (fact, happened_on, application_id);
