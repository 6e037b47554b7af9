-- A reader that holds the table must not stop all who come after us: rather fail and be tried again.
set local lock_timeout = '5s';

-- The rows of a day are written once, hardly read, and dropped together. Vacuum after inserts would write
-- each page a second time and, with checksums, a third time to the log, to spare readers that do not come.
-- What is left: vacuum of dead rows, and against wraparound where days are kept for more than 200 million
-- transactions. Rows are asked for by key, for which rough statistics do: a sample of 300 pages for each
-- step of the target, each of which ANALYZE marks, that is writes anew.
create function history.is_written_once(part regclass) returns void language plpgsql as $$
declare
  col record;
begin
  execute format('alter table %s set'
    ' (autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_scale_factor = 1)', part);
  for col in select attname, case atttypid when 'json'::regtype then 0 else 10 end as target
      from pg_attribute where attrelid = part and attnum > 0 and not attisdropped loop
    execute format('alter table %s alter column %I set statistics %s', part, col.attname, col.target);
  end loop;
end $$;

select history.is_written_once(inhrelid) from pg_inherits
  where inhparent in ('history.reading'::regclass, 'history.score'::regclass);

create or replace function history.ensure_days(
    of_series text, days date[], max_partitions integer)
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
    perform history.is_written_once(format('history.%I', name)::regclass);
    execute format('alter table history.%I attach partition history.%I for values from (%L) to (%L)',
      of_series, name, history.start_of(new_day), history.start_of(new_day + 1));
    insert into history.day values (of_series, new_day, true, clock_timestamp());
  end loop;
end $$;
