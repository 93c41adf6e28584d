-- Fees and receipts: bills, cash at the counter, online payment through a bank.
create schema payments;
grant usage on schema payments to da06_app;
