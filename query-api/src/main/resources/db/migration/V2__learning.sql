-- What is particular about who judged: LEARNING, or null for a trained bundle.
alter table history.score add column state text;
alter table history.asset add column last_state text;
