-- Published for quality and indicators: no person, nothing that a person wrote.
create or replace view feedback.pub_rating as
  select id as rating_id, case_id, agency_code, procedure_code, overall, scores,
         (rated_at at time zone 'Asia/Ho_Chi_Minh')::date as rated_on
    from feedback.rating;

create or replace view feedback.pub_petition as
  select id as petition_id, code, kind, subject, case_id, agency_code, handling_agency, state,
         (sent_at at time zone 'Asia/Ho_Chi_Minh')::date as sent_on,
         refuse_by, refused_on, ask_by, asked_on, supplied_on, handle_by, answered_on, publish_by, published_on, finding, satisfaction
    from feedback.petition;

-- What everybody may read: words that the publishing officer has freed of names.
create or replace view feedback.pub_published_petition as
  select id as petition_id, code, kind, subject, agency_code, handling_agency, public_text, public_answer, finding,
         (sent_at at time zone 'Asia/Ho_Chi_Minh')::date as sent_on, answered_on, published_on
    from feedback.petition where published_on is not null;

-- Comments of raters for those who run the office: without person, case or hour.
create or replace view feedback.pub_comment as
  select agency_code, procedure_code, overall, comment, (rated_at at time zone 'Asia/Ho_Chi_Minh')::date as rated_on
    from feedback.rating where comment is not null;

grant select on feedback.pub_rating, feedback.pub_petition, feedback.pub_published_petition, feedback.pub_comment to da06_app;
