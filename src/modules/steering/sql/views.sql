-- Facts for indicators: rows never change and never vanish. No names of people.
-- planned: the force is to be there; established: it is. A force that is dissolved takes both back.
create or replace view steering.pub_task_force_fact as
  select record_id, happened_on, recorded_at, weight, fact, level, unit_code from steering.fact where subject = 'task-force';
-- assigned: the model stands in the province's plan, as long as it does; in-progress and done: how far it is (leaving such a
-- state is a row with weight -1). So 'assigned' counts all models, the others are parts of them.
create or replace view steering.pub_model_fact as
  select record_id, happened_on, recorded_at, weight, fact, agency_code from steering.fact where subject = 'model';
-- quantity in đồng; an entry that takes another back has weight -1. source: central, province, district or other.
create or replace view steering.pub_budget_fact as
  select record_id, happened_on, recorded_at, weight, quantity, fact, agency_code, level as source from steering.fact where subject = 'budget';
-- issued: directives, plans, decisions on record.
create or replace view steering.pub_directive_fact as
  select record_id, happened_on, recorded_at, weight, fact, level as kind, agency_code from steering.fact where subject = 'directive';
-- assigned, done, done-late, cancelled.
create or replace view steering.pub_task_fact as
  select record_id, happened_on, recorded_at, weight, fact, agency_code from steering.fact where subject = 'task';
-- held: one row a course; quantity: participants.
create or replace view steering.pub_training_fact as
  select record_id, happened_on, recorded_at, weight, quantity, fact, level as audience, agency_code from steering.fact where subject = 'training';
-- reviewed, proposed, carried-out.
create or replace view steering.pub_review_fact as
  select record_id, happened_on, recorded_at, weight, fact, level as kind, agency_code from steering.fact where subject = 'review';

-- Records as they are, for reports and the steering room.
create or replace view steering.pub_directive as
  select id as directive_id, number, issued_on, kind, issuer_code, issuer_name, area, subject, state, ended_on from steering.directive;
create or replace view steering.pub_task as
  select id as task_id, code, directive_id, title, area, owner_agency, cooperating, assigned_by, assigned_on, due_on, state,
         progress, figure_codes, reported_on, done_on, cancelled_on
    from steering.task;
create or replace view steering.pub_task_force as
  select id as task_force_id, level, unit_code, village_code, parent_id, name, state, planned_on, established_on, dissolved_on
    from steering.task_force;
create or replace view steering.pub_task_force_activity as
  select a.id as activity_id, a.task_force_id, f.level, f.unit_code, a.kind, a.held_on, a.attended, a.people_reached
    from steering.task_force_activity a join steering.task_force f on f.id = a.task_force_id;
create or replace view steering.pub_model as
  select id as model_id, number, name, area, owner_agency, cooperating, state, assigned_on, started_on, done_on, ended_on, due_on
    from steering.model;
create or replace view steering.pub_budget_line as
  select l.id as line_id, l.year, l.purpose, l.source, l.agency_code,
         coalesce(sum(case when e.corrects is null then e.amount_vnd else -e.amount_vnd end) filter (where e.fact = 'allocated'), 0)::bigint as allocated_vnd,
         coalesce(sum(case when e.corrects is null then e.amount_vnd else -e.amount_vnd end) filter (where e.fact = 'spent'), 0)::bigint as spent_vnd
    from steering.budget_line l left join steering.budget_entry e on e.line_id = l.id
   group by l.id;
create or replace view steering.pub_training as
  select id as training_id, title, held_on, days, organiser, audience, participants from steering.training where not cancelled;
create or replace view steering.pub_staff as
  select id as staff_id, agency_code, qualification, full_time, works_from, works_to from steering.staff;
create or replace view steering.pub_review as
  select id as review_id, kind, number, title, ground, agency_code, directive_id, state, finding, proposal, decided_by, started_on,
         found_on, decided_on, carried_out_on
    from steering.review;
create or replace view steering.pub_obstacle as
  select id as obstacle_id, area, text, figure_codes, raised_by, raised_on, state, solved_on from steering.obstacle;
create or replace view steering.pub_obstacle_part as
  select id as part_id, obstacle_id, kind, text, addressed_to, task_id, figure_codes, added_on, sent_on, answered_on, answer
    from steering.obstacle_part where withdrawn_on is null;
create or replace view steering.pub_next_task as
  select id as next_task_id, year, position, area, text, owner_agency, figure_codes, task_id, stated_on
    from steering.next_task where withdrawn_on is null;
create or replace view steering.pub_judgement as
  select id as judgement_id, kind, area, text, figure_codes, agency_code, stated_on
    from steering.judgement where withdrawn_on is null;

grant select on steering.pub_task_force_fact, steering.pub_model_fact, steering.pub_budget_fact, steering.pub_directive_fact,
  steering.pub_task_fact, steering.pub_training_fact, steering.pub_review_fact, steering.pub_directive, steering.pub_task,
  steering.pub_task_force, steering.pub_task_force_activity, steering.pub_model, steering.pub_budget_line, steering.pub_training,
  steering.pub_staff, steering.pub_review, steering.pub_obstacle, steering.pub_obstacle_part, steering.pub_next_task,
  steering.pub_judgement to da06_app;
