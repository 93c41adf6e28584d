-- Results and digitised papers: issued, signed, verified in public, reused instead of asked for.
create schema results;
grant usage on schema results to da06_app;

create table results.template (
  hash    text primary key,
  source  text not null
);
comment on table results.template is 'Typst sources of printed results, each under the SHA-256 of its text: a document can be drawn again as it was.';

create table results.result (
  id                 uuid primary key,
  case_id            uuid,
  origin             text not null,
  procedure_code     text not null,
  result_code        text,
  agency_code        text not null,
  holder_id          uuid,
  number             text not null,
  official_code      text,
  title              jsonb,
  lines              jsonb not null default '[]',
  template_hash      text,
  issued_at          timestamptz not null,
  issued_on          date not null,
  valid_to           date,
  verification_code  text not null,
  state              text not null default 'valid',
  ended_at           timestamptz,
  ended_reason       text,
  ended_post_id      uuid,
  replaced_by        uuid,
  file_hash          text,
  file_name          text not null,
  page_count         smallint,
  drawn_at           timestamptz,
  draw_attempts      smallint not null default 0,
  draw_next_at       timestamptz not null,
  draw_fault         text,
  signature          text not null default 'none',
  signed_at          timestamptz,
  signer             text,
  constraint result_origin_check check (origin in ('issued', 'digitised')),
  constraint result_state_check check (state in ('valid', 'revoked', 'replaced')),
  constraint result_ended_check check ((state = 'valid') = (ended_at is null)),
  constraint result_signature_check check (signature in ('none', 'signed')),
  constraint result_signed_check check ((signature = 'signed') = (signed_at is not null)),
  constraint result_drawn_check check ((file_hash is null) = (drawn_at is null)),
  constraint result_template_fk foreign key (template_hash) references results.template (hash),
  constraint result_replaced_by_fk foreign key (replaced_by) references results.result (id)
);
comment on table results.result is 'What a case ended in, or an old result brought in by digitising: its number, its facts and the document drawn from them.';
create unique index result_case_key on results.result (case_id) where case_id is not null and replaced_by is null and origin = 'issued';
create index result_case_idx on results.result (case_id, issued_at desc) where case_id is not null;
create unique index result_verification_code_key on results.result (verification_code);
create unique index result_number_key on results.result (agency_code, extract(year from issued_on), number, procedure_code) where origin = 'issued';
create index result_holder_idx on results.result (holder_id, issued_at desc) where holder_id is not null;
create index result_agency_idx on results.result (agency_code, issued_on desc);
create index result_undrawn_idx on results.result (draw_next_at) where file_hash is null;
create index result_file_idx on results.result (file_hash) where file_hash is not null;
create index result_replaced_by_idx on results.result (replaced_by) where replaced_by is not null;

create index result_template_idx on results.result (template_hash) where template_hash is not null;

create table results.number_counter (
  agency_code   text not null,
  year          smallint not null,
  last          integer not null,
  constraint number_counter_pk primary key (agency_code, year)
);
comment on table results.number_counter is 'Running numbers of the results of an agency, anew each year (Decree 30/2020/NĐ-CP, art. 15).';

create table results.paper_not_asked (
  case_id         uuid not null,
  paper_code      text not null,
  procedure_code  text not null,
  agency_code     text not null,
  kind            text not null,
  source          text not null,
  result_id       uuid,
  legal_basis     text not null,
  at              timestamptz not null,
  constraint paper_not_asked_pk primary key (case_id, paper_code),
  constraint paper_not_asked_kind_check check (kind in ('result', 'registry')),
  constraint paper_not_asked_result_check check ((kind = 'result') = (result_id is not null)),
  constraint paper_not_asked_result_fk foreign key (result_id) references results.result (id)
);
comment on table results.paper_not_asked is 'Papers that nobody had to hand in because the state held their contents already.';
create index paper_not_asked_agency_idx on results.paper_not_asked (agency_code, at);
create index paper_not_asked_result_idx on results.paper_not_asked (result_id) where result_id is not null;

grant select, insert on results.template to da06_app;
grant select, insert, update on results.result to da06_app;
grant select, insert, update on results.number_counter to da06_app;
grant select, insert on results.paper_not_asked to da06_app;

alter table results.result enable row level security;
create policy result_scope on results.result to da06_app
  using ((select platform.scope_kind()) = 'system'
      or holder_id = (select platform.scope_person())
      or agency_code = any ((select platform.scope_agencies())::text[]));

alter table results.paper_not_asked enable row level security;
create policy paper_not_asked_write on results.paper_not_asked for insert to da06_app
  with check ((select platform.scope_kind()) <> 'anonymous');
create policy paper_not_asked_read on results.paper_not_asked for select to da06_app
  using ((select platform.scope_kind()) = 'system' or agency_code = any ((select platform.scope_agencies())::text[]));

-- Whoever works on a person's application learns which of that person's results are in force, wherever they were issued:
-- no contents, no file, only what is needed in order not to ask for the paper.
create function results.in_force(person uuid, codes text[], on_day date) returns table (
  result_id uuid, result_code text, procedure_code text, number text, agency_code text, issued_on date, valid_to date, title jsonb
) language sql stable security definer set search_path = '' as $$
  select id, result_code, procedure_code, number, agency_code, issued_on, valid_to, title from results.result
   where holder_id = person and result_code = any (codes) and state = 'valid'
     and issued_on <= on_day and (valid_to is null or valid_to >= on_day)
     and platform.scope_kind() <> 'anonymous'
   order by issued_on desc, id desc
$$;
revoke execute on function results.in_force from public;
grant execute on function results.in_force to da06_app;

-- A code that people read aloud, of the alphabet of platform/ids; for rows that come from elsewhere in bulk.
create function results.new_code() returns text language sql volatile set search_path = '' as $$
  select string_agg(substr('23456789BCDFGHJKMNPQRSTVWXZ', 1 + mod(get_byte(b, i) * 256 + get_byte(b, i + 1), 27), 1), '')
    from (select uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as b) as random,
         unnest(array[0, 2, 4, 9, 11, 13, 16, 18, 20, 25, 27, 29]) as i
$$;

-- The door through which cases hands over the results that it kept itself until version 0.1.0. The document is the one
-- that was given out and stays as it is.
create function results.pub_adopt_result(case_id uuid, holder_id uuid, agency_code text, procedure_code text, number text,
  file_hash text, file_name text, issued_at timestamptz) returns uuid language plpgsql set search_path = '' as $$
declare
  adopted uuid := uuidv7();
  day date := (issued_at at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  insert into results.result (id, case_id, origin, procedure_code, agency_code, holder_id, number, issued_at, issued_on,
      verification_code, file_hash, file_name, drawn_at, draw_next_at)
    values (adopted, pub_adopt_result.case_id, 'issued', pub_adopt_result.procedure_code, pub_adopt_result.agency_code,
      pub_adopt_result.holder_id, pub_adopt_result.number, pub_adopt_result.issued_at, day, results.new_code(),
      pub_adopt_result.file_hash, pub_adopt_result.file_name, pub_adopt_result.issued_at, pub_adopt_result.issued_at);
  insert into results.number_counter as c (agency_code, year, last)
    values (pub_adopt_result.agency_code, extract(year from day),
      coalesce(substring(pub_adopt_result.number from '^\d{1,9}')::integer, 0))
    on conflict on constraint number_counter_pk do update set last = greatest(c.last, excluded.last);
  return adopted;
end $$;
revoke execute on function results.pub_adopt_result from public;
