-- The fate of each message on each outside channel: no text, no name, addresses with their middle hidden.
create or replace view notifications.pub_delivery as
  select d.id as delivery_id, d.message_id, m.province_code, m.case_id, m.template, d.channel, d.state, d.urgent, d.attempts,
         d.uncertain, d.event_at, d.held_until, d.due_at, d.sent_at, d.delivered_at, d.failed_at, masked.address,
         replace(d.fault, d.address, masked.address) as fault,
         extract(epoch from d.sent_at - greatest(d.event_at, d.held_until))::double precision as seconds_to_send
    from notifications.delivery d
    join notifications.message m on m.id = d.message_id
    cross join lateral (select case when d.channel = 'email'
        then left(d.address, 1) || '…@' || split_part(d.address, '@', 2)
        else left(d.address, 3) || '…' || right(d.address, 2) end as address) masked;
grant select on notifications.pub_delivery to da06_app;
