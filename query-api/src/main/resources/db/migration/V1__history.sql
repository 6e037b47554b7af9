-- Readings, scores and what they are rolled up to are many: partitioned by UTC day of event time, dropped by
-- the day.
-- Incidents and alerts are few and worth keeping: plain tables, old rows deleted.
-- What only travels through is json, not jsonb: it costs a fraction to write and to read, and comes
-- out as it went in, tags in the order of the plant.

-- Several readings of a stream and instant are normal: events, or an hour that a clock says twice. The id
-- tells them apart: the sender's own, or @<partition>-<offset> on the topic, which a repeated batch has again.
create table history.reading (
  asset      text        not null,
  time       timestamptz not null,
  stream     text        not null,
  id         text        not null,
  profile    text        not null,
  tag_values json        not null,
  quality    json,
  label      smallint,
  primary key (asset, time, stream, id)
) partition by range (time);
create index reading_newest on history.reading (time, asset);
create table history.reading_default partition of history.reading default;

-- A score's id is made of asset, stream, bundle and window end, so (window_end, id) is as unique as id.
create table history.score (
  id               uuid             not null,
  asset            text             not null,
  stream           text             not null,
  profile          text             not null,
  bundle_version   text             not null,
  bundle_sha256    text             not null,
  window_start     timestamptz      not null,
  window_end       timestamptz      not null,
  ratio            double precision not null,
  severity         smallint         not null check (severity between 0 and 3),
  detectors        json             not null,
  contributors     json             not null,
  label            smallint,
  source_topic     text             not null,
  source_partition integer          not null,
  source_offset    bigint           not null,
  latency_ms       double precision not null,
  state            text, -- what is particular about who judged: LEARNING, or null for a trained bundle
  primary key (window_end, id)
) partition by range (window_end);
create index score_of_asset on history.score (asset, window_end, id);
create index score_anomalous on history.score (window_end, id) where severity > 0;
create table history.score_default partition of history.score default;

-- Scores of bundles that judge beside the champions: what comparing takes, and no more. A window that both
-- judged has one source.
create table history.shadow_score (
  id               uuid             not null,
  asset            text             not null,
  stream           text             not null,
  profile          text             not null,
  bundle_version   text             not null,
  bundle_sha256    text             not null,
  window_start     timestamptz      not null,
  window_end       timestamptz      not null,
  ratio            double precision not null,
  info_level       double precision not null,
  severity         smallint         not null check (severity between 0 and 3),
  source_partition integer          not null,
  source_offset    bigint           not null,
  latency_ms       double precision not null,
  primary key (window_end, id)
) partition by range (window_end);
create index shadow_score_of_profile on history.shadow_score (profile, window_end);
create table history.shadow_score_default partition of history.shadow_score default;

-- Which days hold rows, where, and when they were last written: replays carry dates of years ago,
-- so a day's own date says nothing about how long it has been here.
create table history.day (
  series        text        not null check (series in ('reading', 'score', 'shadow_score', 'rollup')),
  day           date        not null,
  own_partition boolean     not null,
  written_at    timestamptz not null,
  primary key (series, day)
);

-- Exact counts, kept in the statement that inserts, because counting millions of rows takes long.
create table history.day_count (
  series   text     not null,
  day      date     not null,
  severity smallint not null,
  rows     bigint   not null,
  primary key (series, day, severity)
) with (fillfactor = 50);

-- The newest of each stream; an asset is what its streams are together.
create table history.stream (
  asset           text not null,
  stream          text not null,
  profile         text not null,
  last_reading_at timestamptz,
  last_score_at   timestamptz,
  last_ratio      double precision,
  last_severity   smallint,
  last_scored_at  timestamptz, -- wall clock
  last_partition  integer,
  last_offset     bigint,
  last_state      text,
  written_at      timestamptz not null default now(),
  -- One hour of readings and one of scores of which minutes, a bit each, are to be rolled up; what
  -- is due of other hours is in history.due. It is here because this row is written with each batch
  -- anyway: a row of its own would be written as often.
  readings_hour   timestamptz,
  readings_due    bigint not null default 0,
  scores_hour     timestamptz,
  scores_due      bigint not null default 0,
  primary key (asset, stream)
) with (fillfactor = 50);

-- Minutes that were written since they were rolled up last, a bit each. Who rolls up deletes the row
-- if nobody has marked it since: marks counts how often that was done.
create table history.due (
  series  text        not null check (series in ('reading', 'score')),
  asset   text        not null,
  stream  text        not null,
  hour    timestamptz not null,
  minutes bigint      not null,
  marks   bigint      not null default 0,
  due_at  timestamptz not null default now(),
  primary key (series, asset, stream, hour)
);
create index due_first on history.due (due_at);

-- What rolled up rows have numbers for: tags of readings and of deviations, detectors, and what a
-- score says itself. Unit and stage are what scores said of a tag, null until one did.
create table history.tag (
  asset  text    not null,
  stream text    not null,
  source text    not null check (source in ('READING', 'SCORE', 'DETECTOR', 'DEVIATION')),
  name   text    not null,
  number integer not null,
  kind   text    not null check (kind in ('CONTINUOUS', 'DISCRETE', 'CATEGORICAL')),
  unit   text,
  stage  text,
  primary key (asset, stream, source, name),
  unique (asset, stream, source, number)
);

-- Each minute and each hour of a stream: of the tags with the numbers part * 32 to part * 32 + 31 how
-- many values, the least, the greatest, their mean, the sum of the squares of what they are off it,
-- and the last one. counted, in part 0, is how often tags of few values had which, all and anomalous.
create table history.rollup (
  asset   text        not null,
  stream  text        not null,
  source  text        not null,
  step    integer     not null check (step in (60, 3600)), -- seconds
  part    integer     not null,
  time    timestamptz not null,
  counts  bigint[]    not null,
  lows    float8[]    not null,
  highs   float8[]    not null,
  means   float8[]    not null,
  squares float8[]    not null,
  lasts   float8[]    not null,
  counted json,
  primary key (asset, stream, source, step, part, time)
) partition by range (time);
create table history.rollup_default partition of history.rollup default;

create table history.incident (
  id            uuid             primary key,
  asset         text             not null,
  streams       text[]        not null,
  profile       text             not null,
  severity      smallint         not null check (severity between 0 and 3),
  peak_severity smallint         not null check (peak_severity between 0 and 3),
  last_kind     smallint         not null,
  started_at    timestamptz      not null,
  updated_at    timestamptz      not null,
  resolved_at   timestamptz,
  peak_ratio    double precision not null,
  contributors  jsonb            not null,
  category      text             not null,
  -- what it looks like; null if nobody has judged it
  cause         text,
  -- why nobody was told of its newest change; null if people were
  quiet         jsonb,
  text          text             not null,
  links         jsonb            not null,
  written_at    timestamptz      not null default now(),
  state         text,
  -- What people did to it; acknowledged_at is the wall clock.
  acknowledged_by text,
  acknowledged_at timestamptz,
  resolved_by     text,
  label           text,
  assigned_to     text,
  flapping        boolean not null default false,
  -- of a false alarm: until when what is like it is told as INFO at most; wall clock, null if never
  known_until     timestamptz,
  -- the known false alarm that it is like; null if it is like none
  known           uuid
);
create index incident_known_until on history.incident (known_until) where known_until is not null;
create index incident_known on history.incident (known) where known is not null;
create index incident_newest on history.incident (started_at, id);
create index incident_of_asset on history.incident (asset, started_at, id);
create index incident_open on history.incident (asset) where resolved_at is null;
create index incident_written on history.incident (written_at);

create table history.alert (
  seq          bigint           generated always as identity,
  id           uuid             primary key,
  incident     uuid             not null,
  asset        text             not null,
  streams      text[]        not null,
  profile      text             not null,
  kind         text             not null,
  severity     smallint         not null check (severity between 0 and 3),
  started_at   timestamptz      not null,
  updated_at   timestamptz      not null,
  peak_ratio   double precision not null,
  contributors jsonb            not null,
  category     text             not null,
  cause        text,
  burst        jsonb,
  quiet        jsonb,
  text         text             not null,
  links        jsonb            not null,
  test         boolean          not null,
  written_at   timestamptz      not null default now(),
  state        text,
  command      jsonb
);
-- What happened is appended in the order in which it did, and never written over: it is the audit trail.
create function history.refuse_update() returns trigger language plpgsql as $$
begin
  raise exception 'rows of history.% are the audit trail: they are appended, and never changed', tg_table_name
    using errcode = 'restrict_violation';
end $$;
create trigger alert_append_only before update on history.alert
  for each statement execute function history.refuse_update();
create index alert_newest on history.alert (updated_at, id);
create index alert_of_incident on history.alert (incident, updated_at, id);
create index alert_history on history.alert (incident, seq);
create index alert_written on history.alert (written_at);

-- What was told of each stream's drift: at is event time, body the message.
create table history.drift (
  id         uuid        primary key default gen_random_uuid(),
  asset      text        not null,
  stream     text        not null,
  at         timestamptz not null,
  profile    text        not null,
  readings   bigint      not null,
  drifting   boolean     not null,
  body       json        not null,
  written_at timestamptz not null default now(),
  unique (asset, stream, at)
);
create index drift_newest on history.drift (at, id);
create index drift_written on history.drift (written_at);

-- What people said of single records and of stretches of time. What is said of the same subject later is a new
-- row, and the one that counts. tag_values is what a record said; one without an id is in no history.
create table history.feedback (
  seq        bigint      generated always as identity unique,
  id         uuid        primary key,
  subject    uuid        not null,
  kind       text        not null check (kind in ('RECORD', 'WINDOW')),
  asset      text        not null,
  stream     text        not null,
  profile    text        not null,
  from_time  timestamptz not null,
  to_time    timestamptz not null, -- exclusive; of a record the same
  record     text,
  tag_values json,
  label      text        not null check (label in ('TRUE_POSITIVE', 'FALSE_POSITIVE', 'MAINTENANCE', 'UNKNOWN')),
  comment    text,
  given_by   text        not null,
  written_at timestamptz not null default clock_timestamp()
);
create trigger feedback_append_only before update on history.feedback
  for each statement execute function history.refuse_update();
create index feedback_newest on history.feedback (written_at, id);
create index feedback_subject on history.feedback (subject, seq);
create index feedback_of_profile on history.feedback (profile, to_time);

-- What of it is not on its topic yet.
create table history.feedback_due (
  seq bigint primary key references history.feedback (seq) on delete cascade
);

-- How far each partition of each topic has been written.
create table history.progress (
  topic       text        not null,
  partition   integer     not null,
  next_offset bigint      not null,
  appended_at timestamptz not null,
  written_at  timestamptz not null,
  primary key (topic, partition)
) with (fillfactor = 50);

create function history.day_of(at timestamptz) returns date
  language sql immutable parallel safe as $$ select (at at time zone 'UTC')::date $$;

create function history.start_of(day date) returns timestamptz
  language sql immutable parallel safe as $$ select day::timestamp at time zone 'UTC' $$;

-- The rows of a day are written once, hardly read, and dropped together. Vacuum after inserts would write
-- each page a second time and, where marks are logged, a third time to the log, to spare readers that do not
-- come. What is left: vacuum of dead rows, and against wraparound. Queries go newest first up to a limit,
-- which an index carries whatever statistics say, so rough ones do: of a sample of 300 rows a step instead of
-- 30,000, each row on a page that ANALYZE marks, that is writes anew.
create function history.prepare_day(part regclass) returns void language plpgsql as $$
begin
  execute (
    select format('alter table %s set'
        ' (autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_scale_factor = 1), %s', part,
        string_agg(format('alter column %I set statistics %s', attname,
            case atttypid when 'json'::regtype then 0 else 10 end), ', '))
      from pg_attribute where attrelid = part and attnum > 0 and not attisdropped);
end $$;

-- Marks days as being written and gives new ones a partition, up to a number of partitions; days
-- beyond it live in the default partition. One replica at a time creates. Attaching needs the
-- default partition for an instant: better to give up and try again than to queue readers behind.
create function history.ensure_days(of_series text, days date[], max_partitions integer)
  returns void language plpgsql set lock_timeout = '5s' as $$
declare
  new_day date;
  name    text;
begin
  perform 1 from history.day d where d.series = of_series and d.day = any (days)
    order by d.day for update;
  update history.day d set written_at = clock_timestamp()
    where d.series = of_series and d.day = any (days);
  if not exists (select from unnest(days) as wanted (day) where not exists (
      select from history.day d where d.series = of_series and d.day = wanted.day)) then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtext('sluice-history-days'), hashtext(of_series));
  for new_day in select distinct wanted.day from unnest(days) as wanted (day)
      where not exists (
        select from history.day d where d.series = of_series and d.day = wanted.day)
      order by wanted.day loop
    if (select count(*) from history.day d where d.series = of_series and d.own_partition)
        >= max_partitions then
      insert into history.day values (of_series, new_day, false, clock_timestamp());
      continue;
    end if;
    name := of_series || '_' || to_char(new_day, 'YYYYMMDD');
    execute format('create table history.%I (like history.%I including all)', name, of_series);
    perform history.prepare_day(format('history.%I', name)::regclass);
    execute format('alter table history.%I attach partition history.%I for values from (%L) to (%L)',
      of_series, name, history.start_of(new_day), history.start_of(new_day + 1));
    insert into history.day values (of_series, new_day, true, clock_timestamp());
  end loop;
end $$;

-- Drops a day that nobody has written to since an instant; false if there was none such.
create function history.drop_day(of_series text, old_day date, written_before timestamptz)
  returns boolean language plpgsql set lock_timeout = '5s' as $$
declare
  own      boolean;
  time_col text := case when of_series in ('score', 'shadow_score') then 'window_end' else 'time' end;
begin
  perform pg_advisory_xact_lock(hashtext('sluice-history-days'), hashtext(of_series));
  delete from history.day d
    where d.series = of_series and d.day = old_day and d.written_at < written_before
    returning d.own_partition into own;
  if not found then
    return false;
  end if;
  delete from history.day_count c where c.series = of_series and c.day = old_day;
  if own then
    execute format('drop table history.%I', of_series || '_' || to_char(old_day, 'YYYYMMDD'));
  else
    execute format('delete from history.%I where %I >= %L and %I < %L', of_series || '_default',
      time_col, history.start_of(old_day), time_col, history.start_of(old_day + 1));
  end if;
  return true;
end $$;
