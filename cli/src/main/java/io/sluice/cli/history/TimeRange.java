package io.sluice.cli.history;

import io.sluice.cli.CommandFailure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A part of the history.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TimeRange(Instant from, Instant to) {

  /**
   * What two options say, each as {@link PointInTime} has it.
   *
   * @param beginOption name of the first, for the error
   * @param end null for up to now
   * @throws CommandFailure if one is no time, or the range is empty
   */
  public static TimeRange parse(
      String beginOption, String begin, String endOption, @Nullable String end) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant from = PointInTime.parse(beginOption, begin, now);
    Instant to = end == null ? now : PointInTime.parse(endOption, end, now);
    if (!from.isBefore(to)) {
      throw new CommandFailure(
          "%s is %s, not before %s %s".formatted(beginOption, from, endOption, to));
    }
    return new TimeRange(from, to);
  }
}
