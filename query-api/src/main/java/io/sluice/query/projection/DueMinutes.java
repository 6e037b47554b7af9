package io.sluice.query.projection;

import io.sluice.contracts.StreamKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which minutes of which streams a batch belongs to: they are to be rolled up, or once more. They
 * are marked in the transaction of the rows, so that whoever sees a mark sees what it is for;
 * mostly within the row of the stream, which is written anyway, and in {@code history.due} where
 * that one is already marked for another hour.
 */
final class DueMinutes {

  /**
   * A part {@code due} of a statement, of the rows of a part {@code inserted} with this column of
   * time: each hour of each stream, its minutes, and whether it is the newest of its stream.
   */
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
      %s
        select asset, stream, hour, minutes from due where not newest
        union all
        select asset, stream, hour, minutes from due where newest and not exists (select from told
          where told.asset = due.asset and told.stream = due.stream and told.hour = due.hour)
      %s"""
          .formatted(Apart.BEGIN, Apart.END);

  /**
   * The end of a statement about this series with a part {@code offered}, the hour and the minutes
   * that each stream was to be marked for, and one {@code told} as above; of the five parameters of
   * {@link #bind}. Mostly all streams of a batch are in one hour and marked for it: then nothing is
   * looked for.
   */
  static final String GIVEN =
      """
      %s
        select asset, stream, hour, minutes
        from unnest(?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
          as other (asset, stream, hour, minutes)
        union all
        select asset, stream, hour, minutes from offered
        where (select count(*) from told where hour = all (?::timestamptz[]))
            < (select count(*) from offered)
          and not exists (select from told where told.asset = offered.asset
            and told.stream = offered.stream and told.hour = offered.hour)
      %s"""
          .formatted(Apart.BEGIN, Apart.END);

  /** Rows of {@code history.due}. */
  private static final class Apart {

    private static final String BEGIN =
        """
        insert into history.due as d (series, asset, stream, hour, minutes)
        select '%s', asset, stream, hour, minutes from (""";

    private static final String END =
        """
        ) apart
        order by asset, stream, hour
        on conflict (series, asset, stream, hour) do update
          set minutes = d.minutes | excluded.minutes, marks = d.marks + 1""";
  }

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
   * The hour of this time of a stream, for which its own row is to be marked; a stream has one.
   *
   * @return the minutes of it, a bit each
   */
  long mark(String asset, String stream, Instant time) {
    long hour = hourOf(time);
    Hour of = hours.get(new StreamHour(new StreamKey(asset, stream), hour));
    if (of == null) {
      throw new IllegalArgumentException(
          "no row of stream %s of %s at %s was added".formatted(stream, asset, time));
    }
    of.isOfStream = true;
    return of.minutes;
  }

  /**
   * Adds five parameters: assets, streams, hours and minutes of what was not {@link #mark marked},
   * and the hours of what was, each once.
   */
  void bind(ArrayParameters arrays) throws SQLException {
    var others = new ArrayList<Hour>();
    var marked = new TreeSet<Long>();
    for (Hour one : hours.values()) {
      if (one.isOfStream) {
        marked.add(one.key.hour());
      } else {
        others.add(one);
      }
    }
    arrays.add("text", others, one -> one.key.stream().asset());
    arrays.add("text", others, one -> one.key.stream().stream());
    arrays.add("timestamptz", others, one -> startOf(one.key.hour()));
    arrays.add("int8", others, one -> one.minutes);
    arrays.add("timestamptz", List.copyOf(marked), DueMinutes::startOf);
  }

  private static long hourOf(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), SECONDS_AN_HOUR);
  }

  private static Instant startOf(long hour) {
    return Instant.ofEpochSecond(hour * SECONDS_AN_HOUR);
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
    private boolean isOfStream;

    private Hour(StreamHour key) {
      this.key = key;
    }
  }
}
