-- A day that is just being attached or dropped, or vacuumed against wraparound, is waited for; not for ever.
set local lock_timeout = '5s';

-- No day appears or goes until this is done.
select pg_advisory_xact_lock(hashtext('sluice-history-days'), hashtext(series))
  from unnest(array['reading', 'score']) as series;

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

select history.prepare_day(oid)
  from pg_inherits join pg_class on oid = inhrelid
  where inhparent in ('history.reading'::regclass, 'history.score'::regclass)
    and pg_get_expr(relpartbound, oid) <> 'DEFAULT';

-- As in V1, but that new days are prepared.
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
    perform history.prepare_day(format('history.%I', name)::regclass);
    execute format('alter table history.%I attach partition history.%I for values from (%L) to (%L)',
      of_series, name, history.start_of(new_day), history.start_of(new_day + 1));
    insert into history.day values (of_series, new_day, true, clock_timestamp());
  end loop;
end $$;
