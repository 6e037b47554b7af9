package io.sluice.alert.incident;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.List;

/**
 * What the state machine needs of a score.
 *
 * @param asset the asset the window belongs to
 * @param profile its profile
 * @param windowStart time of the window's first reading
 * @param windowEnd time of its last reading; orders the observations of an asset
 * @param ratio the fused ratio
 * @param severity the class that {@code ratio} falls into
 * @param debounce how patient alarms about the asset are; null where its bundle does not say
 * @param contributors the tags that explain it, largest share first; empty below INFO
 */
public record Observation(
    String asset,
    String profile,
    Instant windowStart,
    Instant windowEnd,
    double ratio,
    Severity severity,
    Debounce debounce,
    List<Contributor> contributors) {

  /** As many as an incident keeps: what nobody reads is not stored. */
  private static final int MAX_CONTRIBUTORS = 10;

  /**
   * @throws IllegalArgumentException if the window ends before it starts or the ratio is no number
   */
  public Observation {
    if (windowEnd.isBefore(windowStart)) {
      throw new IllegalArgumentException("'windowEnd' is before 'windowStart'");
    }
    if (!Double.isFinite(ratio)) {
      throw new IllegalArgumentException("'ratio' is " + ratio + ", not a finite number");
    }
    contributors =
        List.copyOf(
            contributors.size() > MAX_CONTRIBUTORS
                ? contributors.subList(0, MAX_CONTRIBUTORS)
                : contributors);
  }

  boolean isAnomalous() {
    return severity.isAnomalous();
  }
}
