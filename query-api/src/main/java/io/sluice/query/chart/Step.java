package io.sluice.query.chart;

import io.sluice.query.rollup.RolledSeries;
import io.sluice.query.rollup.RolledSeries.Length;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Time between two points, one that people count in.
 *
 * @param millis above 0
 */
record Step(long millis) {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private static final long[] USUAL = {
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    SECOND,
    2 * SECOND,
    5 * SECOND,
    10 * SECOND,
    15 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
    28 * DAY
  };

  /** Rows of minutes that are read for one chart; longer times are read by the hour. */
  private static final long MOST_MINUTES = 12_000;

  /** The shortest by which there are at most so many points. */
  static Step of(RolledSeries.Part part, int points) {
    long least = Math.ceilDiv(Duration.between(part.from(), part.to()).toMillis(), points);
    for (long usual : USUAL) {
      if (usual >= least) {
        return new Step(usual);
      }
    }
    return new Step(USUAL[USUAL.length - 1] * Math.ceilDiv(least, USUAL[USUAL.length - 1]));
  }

  /** Of which rows points so far apart are made. */
  Length length(RolledSeries.Part part) {
    return millis < HOUR
            && Duration.between(part.from(), part.to()).toMillis() <= MOST_MINUTES * MINUTE
        ? Length.MINUTE
        : Length.HOUR;
  }

  Step atLeast(Length length) {
    return new Step(Math.max(millis, length.seconds() * SECOND));
  }

  /** Where the step begins that holds an instant, in milliseconds since 1970. */
  long begin(long atMillis) {
    return Math.floorDiv(atMillis, millis) * millis;
  }

  Duration duration() {
    return Duration.ofMillis(millis);
  }

  /** The part, from where its first row begins. */
  static RolledSeries.Part whole(RolledSeries.Part part, Length length) {
    long second = Math.floorDiv(part.from().toEpochSecond(), length.seconds()) * length.seconds();
    return part.between(
        OffsetDateTime.ofInstant(Instant.ofEpochSecond(second), part.from().getOffset()),
        part.to());
  }

  /** As ISO-8601 writes it. */
  @Override
  public String toString() {
    return duration().toString();
  }
}
