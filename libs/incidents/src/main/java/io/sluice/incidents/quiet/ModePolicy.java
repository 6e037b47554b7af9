package io.sluice.incidents.quiet;

import io.sluice.contracts.Severity;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operating mode changes.
 *
 * @param quiet whether nobody is told of anything
 * @param minSeverity from which severity on people are told; empty changes nothing
 * @param onDelay how long windows must be anomalous before an incident opens; empty changes nothing
 */
public record ModePolicy(
    boolean quiet, Optional<Severity> minSeverity, Optional<Duration> onDelay) {

  /**
   * @throws IllegalArgumentException if it changes nothing, or says two things that exclude each
   *     other
   */
  public ModePolicy {
    if (!quiet && minSeverity.isEmpty() && onDelay.isEmpty()) {
      throw new IllegalArgumentException(
          "changes nothing: set one of quiet, min-severity and on-delay");
    }
    if (quiet && minSeverity.isPresent()) {
      throw new IllegalArgumentException(
          "quiet tells nobody, min-severity somebody: set one of them");
    }
    onDelay.ifPresent(
        delay -> {
          if (delay.isNegative()) {
            throw new IllegalArgumentException("on-delay is " + delay + ", expected 0 or more");
          }
        });
  }

  boolean isQuiet(Severity severity) {
    return quiet || minSeverity.map(least -> least.isAbove(severity)).orElse(false);
  }
}
