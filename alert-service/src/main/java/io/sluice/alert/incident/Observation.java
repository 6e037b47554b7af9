package io.sluice.alert.incident;

import io.sluice.contracts.Category;
import io.sluice.contracts.Debounce;
import java.time.Instant;

/**
 * What the state machine needs of a score.
 *
 * @param asset the asset the window belongs to
 * @param profile its profile
 * @param windowStart time of the window's first reading
 * @param windowEnd time of its last reading; orders the observations of an asset
 * @param debounce how patient alarms about the asset are; null where its bundle does not say
 * @param process what the plant does
 * @param data what is wrong with the data
 */
public record Observation(
    String asset,
    String profile,
    Instant windowStart,
    Instant windowEnd,
    Debounce debounce,
    Finding process,
    Finding data) {

  /**
   * @throws IllegalArgumentException if the window ends before it starts
   */
  public Observation {
    if (windowEnd.isBefore(windowStart)) {
      throw new IllegalArgumentException("'windowEnd' is before 'windowStart'");
    }
  }

  Finding of(Category category) {
    return switch (category) {
      case PROCESS -> process;
      case DATA -> data;
      case OTHER -> Finding.NOTHING;
    };
  }
}
