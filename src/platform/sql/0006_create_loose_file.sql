-- Files that may belong to nobody: noted before they are stored and when a record lets go of them, removed when, after a
-- while, no record holds them.
create table platform.loose_file (
  hash      text primary key,
  since_at  timestamptz not null,
  constraint loose_file_hash_check check (hash ~ '^[0-9a-f]{64}$')
);
comment on table platform.loose_file is 'Stored files to look after: whoever holds one has its hash in a column whose name ends in file_hash.';
create index loose_file_since_idx on platform.loose_file (since_at);
grant select, insert, update, delete on platform.loose_file to da06_app;

-- Which of these files a record of any module holds. Runs as the owner, past row-level security, and tells no more than that.
create function platform.held_files(hashes text[]) returns setof text
  language plpgsql stable security definer set search_path = '' as $$
declare held record;
begin
  for held in
    select n.nspname as schema, c.relname as table, a.attname as column
      from pg_catalog.pg_attribute a
      join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace and n.nspname not like 'pg\_%'
     where a.attname like '%file\_hash' and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::pg_catalog.regtype
  loop
    return query execute pg_catalog.format('select %1$I from %2$I.%3$I where %1$I = any ($1)', held.column, held.schema, held.table) using hashes;
  end loop;
end $$;
revoke execute on function platform.held_files from public;
grant execute on function platform.held_files to da06_app;

-- For tables that hold files: `create trigger … after delete on … for each row execute function platform.note_loose_file('file_hash')`.
create function platform.note_loose_file() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into platform.loose_file (hash, since_at)
  select pg_catalog.to_jsonb(old) ->> tg_argv[0], pg_catalog.clock_timestamp()
   where pg_catalog.to_jsonb(old) ->> tg_argv[0] is not null
  on conflict (hash) do update set since_at = excluded.since_at;
  return null;
end $$;
