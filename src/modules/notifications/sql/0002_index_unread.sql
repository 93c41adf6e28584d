-- The head of every page counts what an officer has not read: by post and by account, however many were read before.
create index message_post_unread_idx on notifications.message (post_id) where read_at is null and post_id is not null;
create index message_account_unread_idx on notifications.message (account_id) where read_at is null and account_id is not null;
