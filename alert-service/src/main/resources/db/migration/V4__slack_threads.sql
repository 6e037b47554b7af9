-- In which thread of Slack an incident is told of, by the time stamp of its first message. Kept as
-- long as alerts are (sluice.alert.retention.keep): what comes later begins another.
create table slack_thread (
  receiver text not null,
  incident uuid not null,
  ts text not null,
  begun_at timestamptz not null default now(),
  primary key (receiver, incident)
);

create index slack_thread_begun_at on slack_thread (begun_at);
