package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the scores of a stream have been judged. Their order is that of the log; how long
 * something lasted is a matter of event time.
 *
 * @param lastSeen end of the window judged last
 * @param position of that window
 * @param heardAt when its score was written to the log, by the wall clock
 * @param newest end of the newest window ever judged, null if that is the last one: the clock has
 *     gone back since
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Progress(
    Instant lastSeen, LogPosition position, Instant heardAt, @Nullable Instant newest) {

  /** The finest that a stored time can tell apart. */
  static final Duration ONE_AFTER_THE_OTHER = Duration.ofNanos(1_000);

  static Progress after(@Nullable Progress before, Observation seen) {
    Instant newest = before == null ? null : before.newestEver();
    return new Progress(
        seen.windowEnd(),
        seen.position(),
        seen.heardAt(),
        newest != null && newest.isAfter(seen.windowEnd()) ? newest : null);
  }

  /**
   * Whether the window was judged before: it lies no further on the log than the last one. A log
   * that was created anew begins at 0 again; then a window newer than all is a new one.
   */
  boolean includes(Observation seen) {
    return position.partition() == seen.position().partition()
        && !seen.position().isAfter(position)
        && !seen.windowEnd().isAfter(newestEver());
  }

  /** A record that is no newer than the last one, put after it; anything else as it is. */
  Observation placed(Observation seen, Duration maxLate) {
    boolean isRecord = seen.windowStart().equals(seen.windowEnd()) && !seen.isFirst();
    return isRecord
            && !seen.windowEnd().isAfter(lastSeen)
            && Duration.between(seen.windowEnd(), lastSeen).compareTo(maxLate) <= 0
        ? seen.at(lastSeen.plus(ONE_AFTER_THE_OTHER))
        : seen;
  }

  /**
   * Whether the stream's clock has gone back since: the window ends no later than the last one, or
   * began anew with a reading of a time that had been seen already.
   */
  boolean isFollowedByRestart(Observation seen) {
    return !seen.windowEnd().isAfter(lastSeen)
        || (seen.isFirst() && !seen.windowStart().isAfter(lastSeen));
  }

  private Instant newestEver() {
    return newest == null ? lastSeen : newest;
  }
}
