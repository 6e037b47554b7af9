package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * How far the scores of a stream have been judged. Their order is that of the log; how long
 * something lasted is a matter of event time.
 *
 * @param lastSeen end of the window judged last; of records, which may come in any order, the
 *     newest
 * @param position of that window
 * @param heardAt when its score was written to the log, by the wall clock
 * @param newest end of the newest window ever judged, null if that is the last one: the clock has
 *     gone back since
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Progress(Instant lastSeen, LogPosition position, Instant heardAt, Instant newest) {

  static Progress after(Progress before, Observation seen) {
    Instant end = seen.windowEnd();
    if (before != null && seen.isOfOneInstant() && !before.isFollowedByRestart(seen)) {
      end = later(before.lastSeen, end);
    }
    Instant newest = before == null ? end : later(before.newestEver(), end);
    return new Progress(end, seen.position(), seen.heardAt(), newest.equals(end) ? null : newest);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
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

  /**
   * Whether the stream's clock has gone back since: the window ends no later than the last one, or
   * began anew with a reading of a time that had been seen already. Several records of one instant
   * are normal, and so is one that comes a little late.
   */
  boolean isFollowedByRestart(Observation seen) {
    return (!seen.isOfOneInstant() && !seen.windowEnd().isAfter(lastSeen))
        || (seen.isFirst() && !seen.windowStart().isAfter(lastSeen));
  }

  private Instant newestEver() {
    return newest == null ? lastSeen : newest;
  }
}
