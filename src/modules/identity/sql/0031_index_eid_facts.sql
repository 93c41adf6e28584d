-- The list behind a figure is read from here, latest first, a page at a time.
create index eid_fact_day_idx on identity.eid_fact (fact, happened_on, eid_account_id);
