package io.sluice.query.projection;

import io.sluice.contracts.StreamKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which minutes of which streams a batch belongs to: they are to be rolled up, or once more. They
 * are marked in the transaction of the rows, so that whoever sees a mark sees what it is for;
 * mostly within the row of the stream, which is written anyway, and in {@code history.due} where
 * that one is already marked for another hour.
 */
final class DueMinutes {

  /** A part {@code due} of a statement, of the five parameters of {@link #bind}. */
  static final String GIVEN =
      """
      due as (
        select asset, stream, hour, minutes, newest
        from unnest(?::text[], ?::text[], ?::timestamptz[], ?::bigint[], ?::boolean[])
          as new (asset, stream, hour, minutes, newest)
      )""";

  /** The same, of the rows of a part {@code inserted} with this column of time. */
  static final String INSERTED =
      """
      due as (
        select asset, stream, date_trunc('hour', %1$s, 'UTC') as hour,
          bit_or(1::bigint << extract(minute from %1$s at time zone 'UTC')::integer) as minutes,
          date_trunc('hour', %1$s, 'UTC')
            = max(date_trunc('hour', %1$s, 'UTC')) over (partition by asset, stream) as newest
        from inserted group by 1, 2, 3
      )""";

  /** What becomes of the marks, for these {@code readings} or scores, of a stream {@code s}. */
  static final String ADDED =
      """
      %1$s_hour = case s.%1$s_due when 0 then excluded.%1$s_hour else s.%1$s_hour end,
        %1$s_due = case when s.%1$s_due = 0 or s.%1$s_hour = excluded.%1$s_hour
          then s.%1$s_due | excluded.%1$s_due else s.%1$s_due end""";

  /**
   * The end of a statement about this series with a part {@code due}, of which each stream was to
   * be marked for its newest hour, and one {@code told}, for which hour it is marked: all other
   * hours are marked in rows of their own. (Two parts, since one condition for both would be looked
   * at for each pair of rows.)
   */
  static final String MARKED =
      """
      insert into history.due as d (series, asset, stream, hour, minutes)
      select '%s', asset, stream, hour, minutes from (
        select * from due where not newest
        union all
        select * from due where newest and not exists (select from told
          where told.asset = due.asset and told.stream = due.stream and told.hour = due.hour)) apart
      order by asset, stream, hour
      on conflict (series, asset, stream, hour) do update
        set minutes = d.minutes | excluded.minutes, marks = d.marks + 1""";

  private static final long SECONDS_AN_HOUR = 3_600;
  private static final long SECONDS_A_MINUTE = 60;

  private final Map<StreamHour, Hour> hours = new HashMap<>();
  private @Nullable Hour last;

  void add(String asset, String stream, Instant time) {
    long second = time.getEpochSecond();
    long hour = Math.floorDiv(second, SECONDS_AN_HOUR);
    Hour of = last;
    if (of == null || !of.key.is(asset, stream, hour)) {
      of = hours.computeIfAbsent(new StreamHour(new StreamKey(asset, stream), hour), Hour::new);
      last = of;
    }
    of.minutes |= 1L << Math.floorMod(second, SECONDS_AN_HOUR) / SECONDS_A_MINUTE;
  }

  /**
   * Adds five parameters: assets, streams, hours, their minutes, a bit each, and whether it is the
   * newest hour of its stream.
   */
  void bind(ArrayParameters arrays) throws SQLException {
    var all = new ArrayList<>(hours.values());
    Map<StreamKey, Long> newest = new HashMap<>();
    all.forEach(one -> newest.merge(one.key.stream(), one.key.hour(), Math::max));
    arrays.add("text", all, one -> one.key.stream().asset());
    arrays.add("text", all, one -> one.key.stream().stream());
    arrays.add("timestamptz", all, one -> Instant.ofEpochSecond(one.key.hour() * SECONDS_AN_HOUR));
    arrays.add("int8", all, one -> one.minutes);
    arrays.add("bool", all, one -> one.key.hour() == newest.getOrDefault(one.key.stream(), 0L));
  }

  /**
   * @param hour since 1970
   */
  private record StreamHour(StreamKey stream, long hour) {

    boolean is(String asset, String name, long ofHour) {
      return hour == ofHour && stream.asset().equals(asset) && stream.stream().equals(name);
    }
  }

  private static final class Hour {

    private final StreamHour key;
    private long minutes;

    private Hour(StreamHour key) {
      this.key = key;
    }
  }
}
