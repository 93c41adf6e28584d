-- What is counted of identity-card applications; rows never change and never vanish.
create or replace view cards.pub_application_fact as
  select application_id as record_id, happened_on, recorded_at, weight, fact, kind, commune_code, campaign_code, province_code
    from cards.application_fact;
grant select on cards.pub_application_fact to da06_app;
