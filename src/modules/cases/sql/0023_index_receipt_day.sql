-- The list behind a figure is read from here, latest first, a page at a time.
create index case_receipt_day_idx on cases.case (received_on, id) where received_at is not null;
