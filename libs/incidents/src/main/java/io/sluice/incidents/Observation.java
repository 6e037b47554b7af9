package io.sluice.incidents;

import io.sluice.contracts.Category;
import io.sluice.contracts.Debounce;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the state machine needs of a score.
 *
 * @param asset the asset the window belongs to
 * @param stream which of its streams
 * @param profile the stream's profile
 * @param windowStart time of the window's first reading
 * @param windowEnd time of its last reading
 * @param isFirst whether the stream's window began anew and this is the first that was full again
 * @param position of its last reading on the log; orders the observations of a stream
 * @param heardAt when its score was written to the log, by the wall clock
 * @param debounce how patient alarms about the asset are; null where its bundle does not say
 * @param infoLevel ratio from which on the asset's profile calls a window anomalous, above 0
 * @param process what the plant does
 * @param data what is wrong with the data
 * @param drift which tags have moved for good
 */
public record Observation(
    String asset,
    String stream,
    String profile,
    Instant windowStart,
    Instant windowEnd,
    boolean isFirst,
    LogPosition position,
    Instant heardAt,
    @Nullable Debounce debounce,
    double infoLevel,
    Finding process,
    Finding data,
    Finding drift)
    implements Input {

  /**
   * @throws IllegalArgumentException if the window ends before it starts, or the level is none
   */
  public Observation {
    if (windowEnd.isBefore(windowStart)) {
      throw new IllegalArgumentException("'windowEnd' is before 'windowStart'");
    }
    if (!(infoLevel > 0 && infoLevel < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("'infoLevel' is " + infoLevel + ", expected above 0");
    }
  }

  /** The same record at another time. */
  Observation at(Instant time) {
    return new Observation(
        asset, stream, profile, time, time, isFirst, position, heardAt, debounce, infoLevel,
        process, data, drift);
  }

  Finding of(Category category) {
    return switch (category) {
      case PROCESS -> process;
      case DATA -> data;
      case DRIFT -> drift;
      case OTHER -> Finding.NOTHING;
    };
  }
}
