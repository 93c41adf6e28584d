-- What units are scored by in the emulation of Project 06: criteria and weights, published before they count.
create table indicators.score_sheet (
  id           uuid not null,
  unit_kind    text not null,
  valid_from   date not null,
  document     text not null,
  criteria     jsonb not null,
  published_by uuid not null,
  recorded_at  timestamptz not null,
  constraint score_sheet_pk primary key (id),
  constraint score_sheet_unit_kind_check check (unit_kind in ('agency', 'commune'))
);
comment on table indicators.score_sheet is 'Appended only: a sheet holds from its day until a later one of its kind; of two for one day the one published last.';
comment on column indicators.score_sheet.criteria is 'List of {code, weight, full}: a figure code or tasks-on-time, its points, and the percentage that earns all of them.';
comment on column indicators.score_sheet.published_by is 'Account of the officer; accounts stand in identity, which keeps them for ever.';
create index score_sheet_day_idx on indicators.score_sheet (unit_kind, valid_from desc, recorded_at desc);
create trigger score_sheet_append_only before update or delete on indicators.score_sheet
  for each statement execute function platform.refuse_change();
-- Weights are published: everybody may read them.
grant select, insert on indicators.score_sheet to da06_app;
