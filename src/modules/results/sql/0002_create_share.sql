-- A result that replaces another is stored after the other has let go of its case.
alter table results.result alter constraint result_replaced_by_fk deferrable initially deferred;

-- What the holder lets others see for a while.
create table results.share (
  id           uuid primary key,
  result_id    uuid not null,
  holder_id    uuid not null,
  code         text not null,
  created_at   timestamptz not null,
  until_at     timestamptz not null,
  ended_at     timestamptz,
  opened       integer not null default 0,
  opened_at    timestamptz,
  constraint share_result_fk foreign key (result_id) references results.result (id),
  constraint share_until_check check (until_at > created_at)
);
comment on table results.share is 'Codes with which a holder shows a result to somebody else, and how often it was opened.';
create unique index share_code_key on results.share (code);
create index share_result_idx on results.share (result_id, created_at desc);
grant select, insert, update on results.share to da06_app;
alter table results.share enable row level security;
create policy share_own on results.share to da06_app
  using (holder_id = (select platform.scope_person()) or (select platform.scope_kind()) = 'system');

-- The two doors past row-level security for whoever holds a code or the document itself. They tell what the document says
-- of itself at its head, and whether it stands; neither the holder nor what was decided.
create function results.verify(wanted_code text, wanted_hash text) returns table (
  title jsonb, procedure_code text, number text, agency_code text, issued_on date, valid_to date, origin text, state text,
  ended_on date, ready boolean, signature text, signer text
) language sql stable security definer set search_path = '' as $$
  select title, procedure_code, number, agency_code, issued_on, valid_to, origin, state,
         (ended_at at time zone 'Asia/Ho_Chi_Minh')::date, file_hash is not null, signature, signer
    from results.result where verification_code = wanted_code or file_hash = wanted_hash
   order by (state = 'valid') desc, issued_at desc limit 1
$$;
revoke execute on function results.verify from public;
grant execute on function results.verify to da06_app;

create function results.shared(wanted_code text, at timestamptz) returns table (
  share_id uuid, result_id uuid, holder_id uuid, title jsonb, procedure_code text, number text, agency_code text, issued_on date,
  valid_to date, state text, until_at timestamptz, file_hash text, file_name text
) language sql stable security definer set search_path = '' as $$
  select s.id, r.id, r.holder_id, r.title, r.procedure_code, r.number, r.agency_code, r.issued_on, r.valid_to, r.state, s.until_at,
         r.file_hash, r.file_name
    from results.share s join results.result r on r.id = s.result_id
   where s.code = wanted_code and s.ended_at is null and s.until_at > at
$$;
revoke execute on function results.shared from public;
grant execute on function results.shared to da06_app;

create function results.note_opened(wanted_share uuid, at timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  update results.share set opened = opened + 1, opened_at = at where id = wanted_share and ended_at is null and until_at > at
$$;
revoke execute on function results.note_opened from public;
grant execute on function results.note_opened to da06_app;
