-- What dashboards see of the history, as tables of plain columns: a contract of its own, so that the tables below
-- can change without breaking anybody's board. Made anew whenever this file changes; who may read it is in
-- afterMigrate.sql.
drop schema if exists board cascade;
create schema board;

create function board.severity(of_number integer) returns text
  language sql immutable parallel safe as $$ select (array['NONE', 'INFO', 'WARNING', 'CRITICAL'])[of_number + 1] $$;

-- One row a stream, as it stands now.
create view board.stream as
  select asset, stream, profile, last_reading_at, last_score_at, last_ratio,
         last_severity, board.severity(last_severity) as severity
    from history.stream;

-- One row a reading: tag_values is {tag: value}.
create view board.reading as
  select asset, stream, profile, time, tag_values from history.reading;

-- One row a judged window or record.
create view board.score as
  select asset, stream, profile, window_end as time, ratio, severity as severity_number,
         board.severity(severity) as severity, latency_ms
    from history.score;

-- What there is of each stream: source is READING (its tags), SCORE (ratio, severity, latencyMs), DETECTOR (ratio of
-- each) or DEVIATION (a tag's part in the ratio of anomalous scores).
create view board.tag as
  select asset, stream, source, name, kind, unit, stage from history.tag;

-- One row a tag and minute (step 60) or hour (step 3600).
create view board.rollup as
  select r.asset, r.stream, r.source, t.name, t.unit, r.step, r.time,
         r.counts[t.number % 32 + 1] as count, r.lows[t.number % 32 + 1] as low,
         r.highs[t.number % 32 + 1] as high, r.means[t.number % 32 + 1] as mean
    from history.tag t
    join history.rollup r
      on r.asset = t.asset and r.stream = t.stream and r.source = t.source and r.part = t.number / 32
   where r.counts[t.number % 32 + 1] > 0;

-- How often a tag of few values had which, a minute or an hour; those of anomalous readings are among all.
create view board.value_count as
  select r.asset, r.stream, r.step, r.time, tag.key as tag, value.key as value,
         (value.value ->> 0)::bigint as count, (value.value ->> 1)::bigint as anomalous
    from history.rollup r, json_each(r.counted) tag, json_each(tag.value -> 'values') value
   where r.part = 0 and r.source = 'READING' and r.counted is not null;

-- One row an incident; page is where the control room shows it, null unless alerts carry links.
create view board.incident as
  select id::text as id, asset, array_to_string(streams, ', ') as streams, profile, category, cause,
         board.severity(severity) as severity, board.severity(peak_severity) as peak_severity,
         peak_ratio, started_at, updated_at, resolved_at, resolved_at is null as open,
         acknowledged_by, label, text,
         replace(links ->> 'incident', '/api/v1/incidents/', '/#/incident/') as page
    from history.incident;

-- What was told of each stream's drift.
create view board.drift as
  select asset, stream, profile, at as time, readings, drifting from history.drift;

-- The tags in it, the furthest from training first: distance is Kullback and Leibler's of categorical tags, the
-- population stability index of others, in the same nats; level is where a tag is unlike training.
create view board.drift_tag as
  select d.asset, d.stream, d.at as time, tag ->> 'tag' as tag,
         coalesce(tag ->> 'kl', tag ->> 'psi')::float8 as distance, (tag ->> 'l1')::float8 as l1,
         (tag ->> 'ks')::float8 as ks, (tag ->> 'level')::float8 as level, (tag ->> 'beyond')::integer as beyond
    from history.drift d, json_array_elements(d.body -> 'tags') tag;

-- How the ratios of its detectors go since about their last change, by ADWIN.
create view board.drift_detector as
  select d.asset, d.stream, d.at as time, detector.key as detector, (detector.value ->> 'mean')::float8 as mean
    from history.drift d, json_each(d.body -> 'detectors') detector;
