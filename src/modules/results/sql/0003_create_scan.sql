-- Digitised papers and results (Circular 01/2023/TT-VPCP): page by page, counted, checked, made into one document.
create table results.scan (
  id              uuid primary key,
  kind            text not null,
  agency_code     text not null,
  account_id      uuid,
  post_id         uuid,
  case_id         uuid,
  paper_code      text,
  procedure_code  text not null,
  holder_id       uuid,
  title           text not null,
  number          text,
  issued_on       date,
  valid_to        date,
  paper_size      text not null,
  paper_pages     smallint not null,
  note_pages      smallint not null default 0,
  state           text not null default 'open',
  version         integer not null default 1,
  file_hash       text,
  page_count      smallint,
  lowest_dpi      smallint,
  pdf_a           boolean,
  result_id       uuid,
  created_at      timestamptz not null,
  closed_at       timestamptz,
  constraint scan_kind_check check (kind in ('paper', 'result')),
  constraint scan_state_check check (state in ('open', 'done', 'discarded')),
  constraint scan_closed_check check ((state = 'open') = (closed_at is null)),
  constraint scan_done_check check ((state = 'done') = (file_hash is not null)),
  constraint scan_pages_check check (paper_pages between 1 and 500 and note_pages between 0 and 500),
  constraint scan_result_check check (kind = 'paper' or (number is not null and issued_on is not null and holder_id is not null)),
  constraint scan_result_fk foreign key (result_id) references results.result (id)
);
comment on table results.scan is 'One paper or result on its way from sheets to a document, and what it became.';
create index scan_agency_idx on results.scan (agency_code, created_at desc);
create index scan_case_idx on results.scan (case_id) where case_id is not null;
create index scan_holder_idx on results.scan (holder_id) where holder_id is not null;
create index scan_result_idx on results.scan (result_id) where result_id is not null;
create index scan_file_idx on results.scan (file_hash) where file_hash is not null;

create table results.scan_page (
  id          uuid primary key,
  scan_id     uuid not null,
  position    smallint not null,
  file_hash   text not null,
  media_type  text not null,
  width_px    integer not null,
  height_px   integer not null,
  size_bytes  integer not null,
  added_at    timestamptz not null,
  constraint scan_page_scan_fk foreign key (scan_id) references results.scan (id),
  constraint scan_page_position_key unique (scan_id, position) deferrable initially deferred
);
comment on table results.scan_page is 'Pictures of the sheets, in their order.';
create index scan_page_file_idx on results.scan_page (file_hash);
create trigger scan_page_loose after delete on results.scan_page
  for each row execute function platform.note_loose_file('file_hash');

-- The document of a digitised result is its scan; it is signed, not drawn.
alter table results.result add column scan_file_hash text;
create index result_scan_file_idx on results.result (scan_file_hash) where scan_file_hash is not null;
alter table results.result add constraint result_scan_check check ((origin = 'digitised') = (scan_file_hash is not null));
-- One old result is brought in once.
create unique index result_digitised_key on results.result (agency_code, procedure_code, number, issued_on)
  where origin = 'digitised' and state = 'valid';

grant select, insert, update on results.scan to da06_app;
grant select, insert, update, delete on results.scan_page to da06_app;
alter table results.scan enable row level security;
create policy scan_scope on results.scan to da06_app
  using ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[]));
alter table results.scan_page enable row level security;
create policy scan_page_scope on results.scan_page to da06_app
  using (exists (select from results.scan s where s.id = scan_id));
