-- What somebody typed into a form whose session had ended: given back after they sign in again, gone after an hour.
create table platform.kept_post (
  id_hash     text primary key,
  sealed      bytea not null,
  expires_at  timestamptz not null
);
comment on table platform.kept_post is 'Sealed with a key that only the browser holds; the database alone cannot read it.';
create index kept_post_expires_idx on platform.kept_post (expires_at);
grant select, insert, delete on platform.kept_post to da06_app;
alter table platform.kept_post enable row level security;
create policy kept_post_sealed on platform.kept_post to da06_app using (true);
