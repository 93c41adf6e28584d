-- Bringing old results that are still in force into the store, batch by batch (plan 196/KH-UBND of 19/4/2023): a manifest,
-- the files, a sample that somebody else looks at, then the vaults of their holders.
create table results.batch (
  id               uuid primary key,
  agency_code      text not null,
  procedure_code   text not null,
  name             text not null,
  state            text not null default 'filling',
  round            smallint not null default 1,
  opened_by        uuid,
  opened_post_id   uuid,
  created_at       timestamptz not null,
  decided_by       uuid,
  decided_at       timestamptz,
  finished_at      timestamptz,
  constraint batch_state_check check (state in ('filling', 'sampling', 'importing', 'done')),
  constraint batch_finished_check check ((state = 'done') = (finished_at is not null))
);
comment on table results.batch is 'One batch of old results: it is filled, looked at by sample, brought in.';
create index batch_agency_idx on results.batch (agency_code, created_at desc);
create index batch_importing_idx on results.batch (created_at) where state = 'importing';

create table results.batch_row (
  id            uuid primary key,
  batch_id      uuid not null,
  line          integer not null,
  fields        jsonb not null,
  faults        jsonb not null default '[]',
  file_faults   jsonb not null default '[]',
  holder_id     uuid,
  number        text,
  issued_on     date,
  valid_to      date,
  title         text,
  file_name     text not null,
  paper_pages   smallint,
  file_hash     text,
  page_count    smallint,
  lowest_dpi    smallint,
  pdf_a         boolean,
  sampled       boolean not null default false,
  verdict       text,
  verdict_note  text,
  judged_by     uuid,
  result_id     uuid,
  state         text not null,
  constraint batch_row_batch_fk foreign key (batch_id) references results.batch (id),
  constraint batch_row_result_fk foreign key (result_id) references results.result (id),
  constraint batch_row_line_key unique (batch_id, line),
  constraint batch_row_state_check check (state in ('faulty', 'waiting', 'ready', 'imported')),
  constraint batch_row_ready_check check (state <> 'ready' or (file_hash is not null and holder_id is not null and number is not null and issued_on is not null)),
  constraint batch_row_imported_check check ((state = 'imported') = (result_id is not null)),
  constraint batch_row_verdict_check check (verdict in ('good', 'bad'))
);
comment on table results.batch_row is 'One line of a manifest: what it says, what is wrong with it, its file, what became of it.';
create index batch_row_state_idx on results.batch_row (batch_id, state, line);
create index batch_row_file_name_idx on results.batch_row (batch_id, file_name);
create index batch_row_result_idx on results.batch_row (result_id) where result_id is not null;
create index batch_row_file_idx on results.batch_row (file_hash) where file_hash is not null;
create trigger batch_row_loose after delete on results.batch_row
  for each row execute function platform.note_loose_file('file_hash');

grant select, insert, update on results.batch to da06_app;
grant select, insert, update, delete on results.batch_row to da06_app;
alter table results.batch enable row level security;
create policy batch_scope on results.batch to da06_app
  using ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[]));
alter table results.batch_row enable row level security;
create policy batch_row_scope on results.batch_row to da06_app
  using (exists (select from results.batch b where b.id = batch_id));
