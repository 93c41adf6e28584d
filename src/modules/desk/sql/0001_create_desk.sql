-- The one-stop desk's counter: tickets, intake slips, the printed forms 01 to 06, the register.
create schema desk;
grant usage on schema desk to da06_app;
