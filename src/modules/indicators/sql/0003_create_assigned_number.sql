-- Numbers that a higher authority assigns to the province (so many accounts to open): denominators with a document.
create table indicators.assigned_number (
  id          uuid not null,
  code        text not null,
  valid_from  date not null,
  number      bigint not null,
  document_vi text not null,
  document_en text not null,
  recorded_at timestamptz not null,
  constraint assigned_number_pk primary key (id),
  constraint assigned_number_check check (number > 0)
);
comment on table indicators.assigned_number is 'Appended only: a correction is a later row for the same day; a new assignment holds from its own day.';
create index assigned_number_code_idx on indicators.assigned_number (code, valid_from desc, recorded_at desc);
create trigger assigned_number_append_only before update on indicators.assigned_number
  for each statement execute function platform.refuse_change();
grant select, insert on indicators.assigned_number to da06_app;
