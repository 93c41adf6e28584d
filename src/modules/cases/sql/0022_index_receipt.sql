-- What was received since a moment is found at once: figures count only the latest days anew.
create index case_received_idx on cases.case (received_at) where received_at is not null;
