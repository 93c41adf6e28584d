-- The quality index of Decision 766/QĐ-TTg and the scorecards of Circular 01/2018/TT-VPCP, computed from records. No person.
create schema quality;
grant usage on schema quality to da06_app;

create table quality.computation (
  period       text primary key,
  from_on      date not null,
  to_on        date not null,
  computed_at  timestamptz not null,
  constraint computation_period_check check (period ~ '^\d{4}(-\d{2})?$'),
  constraint computation_span_check check (from_on <= to_on)
);
comment on table quality.computation is 'When the figures of a month or a year were last computed, and for which days.';

create table quality.component_value (
  period       text not null references quality.computation (period),
  agency_code  text not null,
  component    text not null,
  numerator    integer not null,
  denominator  integer not null,
  constraint component_value_pk primary key (period, agency_code, component),
  constraint component_value_check check (numerator between 0 and denominator)
);
comment on table quality.component_value is 'A component of the index for one agency: two counts of records. Points and sums over agencies are worked out from them.';

create table quality.officer_value (
  period       text not null references quality.computation (period),
  post_id      uuid not null,
  agency_code  text not null,
  cases        integer not null,
  early        integer not null,
  on_time      integer not null,
  late         integer not null,
  supplemented integer not null,
  complained   integer not null,
  attitude     integer not null,
  constraint officer_value_pk primary key (period, post_id, agency_code)
);
comment on table quality.officer_value is 'Finished cases of one post: what the scorecard of its officer is worked out from. attitude: points of index 7, summed over the cases.';

create table quality.agency_value (
  period       text not null references quality.computation (period),
  agency_code  text not null,
  cases        integer not null,
  early        integer not null,
  on_time      integer not null,
  late         integer not null,
  supplemented integer not null,
  complained   integer not null,
  attitude     integer not null,
  constraint agency_value_pk primary key (period, agency_code)
);
comment on table quality.agency_value is 'Finished cases of one agency, whoever handled them: for indices 1, 3, 4 and 7 of its scorecard.';

grant select, insert, update, delete on quality.agency_value, quality.computation, quality.component_value, quality.officer_value to da06_app;
