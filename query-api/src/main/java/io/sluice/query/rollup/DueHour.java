package io.sluice.query.rollup;

import io.sluice.contracts.StreamKey;
import io.sluice.query.history.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Minutes of an hour that are to be rolled up.
 *
 * @param series whose rows were written
 * @param minutes a bit each, from the lowest on
 * @param marks how often they were marked; if that is more now, they are due still
 */
record DueHour(Series series, StreamKey stream, Instant hour, long minutes, long marks) {

  private static final long SECONDS_A_MINUTE = 60;
  static final int MINUTES = 60;

  /**
   * Minutes in a row, which are read at once.
   *
   * @param from the first
   * @param to the one after the last
   */
  record Stretch(int from, int to) {}

  /**
   * All that are due, and no other: the rest of the hour may hold a thousand times as many rows.
   */
  List<Stretch> stretches() {
    return stretches(minutes);
  }

  /**
   * @param minutes a bit each
   */
  static List<Stretch> stretches(long minutes) {
    var stretches = new ArrayList<Stretch>();
    int from = 0;
    while (from < MINUTES) {
      from += Long.numberOfTrailingZeros(minutes >>> from);
      int length = Long.numberOfTrailingZeros(~(minutes >>> from));
      if (from < MINUTES) {
        stretches.add(new Stretch(from, from + length));
      }
      from += length;
    }
    return stretches;
  }

  Instant minute(int minute) {
    return hour.plusSeconds(minute * SECONDS_A_MINUTE);
  }
}
