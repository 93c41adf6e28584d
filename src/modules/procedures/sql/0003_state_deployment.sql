-- The administrator states in an act what is online since when; a statement is withdrawn and never changed or deleted.
grant insert, update (withdrawn_at) on procedures.deployment to da06_app;
