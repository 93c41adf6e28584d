-- What the province aims at, with the paper that says so. Comes from the province pack; the start writes it anew.
create schema indicators;
grant usage on schema indicators to da06_app;

create table indicators.target (
  code        text not null,
  valid_from  date not null,
  percent     numeric(6, 2) not null,
  document_vi text not null,
  document_en text not null,
  constraint target_pk primary key (code, valid_from),
  constraint target_percent_check check (percent >= 0)
);
comment on table indicators.target is 'Target percentage of a figure from a date on, with its source document.';
grant select on indicators.target to da06_app;
