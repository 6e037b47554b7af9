-- A reader that holds the table must not stop all who come after us: rather fail and be tried again.
set local lock_timeout = '5s';

-- What an incident is about. The state of an asset stays one row: where its data stands is beside
-- where its process stands, in the JSON. An earlier release that still runs writes no category.
alter table alerting.incident add column category text not null default 'PROCESS';
