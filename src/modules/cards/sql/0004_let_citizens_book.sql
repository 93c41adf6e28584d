-- People book their own appointment: a number in the day's queue, and the right to make, move and cancel one's own.
alter table cards.place_day add column last_number integer not null default 0;
comment on column cards.place_day.last_number is 'The highest queue number given on this day; a number that was given back is not given again.';
alter table cards.application add column queue_number integer;
comment on column cards.application.queue_number is 'Number in the queue of the place on the day of the appointment.';
alter table cards.application add constraint application_queue_check check (queue_number is null or (queue_number > 0 and appointed_on is not null));
create unique index application_queue_key on cards.application (place_id, appointed_on, queue_number) where queue_number is not null;

create policy application_book on cards.application for insert to da06_app
  with check ((select platform.scope_kind()) = 'citizen' and person_id = (select platform.scope_person()) and state = 'appointed');
create policy application_move on cards.application for update to da06_app
  using ((select platform.scope_kind()) = 'citizen' and person_id = (select platform.scope_person()) and state = 'appointed')
  with check ((select platform.scope_kind()) = 'citizen' and person_id = (select platform.scope_person()) and state in ('appointed', 'cancelled'));
