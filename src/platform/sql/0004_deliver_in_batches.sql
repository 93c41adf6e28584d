-- The outbox is its own queue: messages are delivered in batches; one that failed waits its turn alone.
alter table platform.outbox_message
  add column attempts integer not null default 0,
  add column next_at timestamptz not null default '-infinity',
  add column fault text;
create index outbox_message_next_idx on platform.outbox_message (next_at, occurred_at) where delivered_at is null;
drop index platform.outbox_message_waiting_idx;
create index outbox_message_delivered_idx on platform.outbox_message (delivered_at) where delivered_at is not null;
create index idempotency_at_idx on platform.idempotency (at);
grant delete on platform.outbox_message, platform.reaction_done, platform.idempotency to da06_app;
-- The former queue's door. Its schema, graphile_worker, belongs to the migrator and is left where it is.
drop function if exists platform.enqueue(text, jsonb, timestamptz);
