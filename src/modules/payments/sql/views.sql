-- Published for cases, quality and indicators: no person. One row per case: its bill that is open or paid, else its last one.
create or replace view payments.pub_bill as
  select b.case_id, b.id as bill_id, b.agency_code, b.amount, b.state, b.method,
         (b.opened_at at time zone 'Asia/Ho_Chi_Minh')::date as opened_on,
         (b.paid_at at time zone 'Asia/Ho_Chi_Minh')::date as paid_on,
         b.state = 'paid' and b.method = 'online' as paid_online
    from payments.bill b
   where b.state in ('open', 'paid')
      or (b.state in ('cancelled', 'refunded')
          and not exists (select from payments.bill o where o.case_id = b.case_id
                            and (o.state in ('open', 'paid') or (o.opened_at, o.id) > (b.opened_at, b.id))));
grant select on payments.pub_bill to da06_app;
