-- Cases whose time runs, by due date: the late list and the round of warnings look at these and at no finished case.
create index case_running_idx on cases.case (agency_code, due_on, id)
  where owner_role is not null and due_on is not null and finished_on is null and waiting_since is null;
