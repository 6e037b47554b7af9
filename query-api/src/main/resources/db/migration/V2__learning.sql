-- A reader that holds the table must not stop all who come after us: rather fail and be tried again.
set local lock_timeout = '5s';

-- What is particular about who judged: LEARNING, or null for a trained bundle.
alter table history.score add column state text;
alter table history.asset add column last_state text;
alter table history.alert add column state text;
alter table history.incident add column state text;
