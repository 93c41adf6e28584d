-- Messages to people and officers: in the portal, by e-mail, SMS and Zalo; each one's fate.
create schema notifications;
grant usage on schema notifications to da06_app;
