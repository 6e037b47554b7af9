package io.sluice.incidents.known;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Severity;
import io.sluice.incidents.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream is like a known false alarm.
 *
 * @param falseAlarm which, by its newest window that was like one
 * @param since end of its first window that was
 * @param at end of its newest window that was
 * @param unlikeUntil up to when windows that are unlike it and above INFO do not count, as such an
 *     anomaly has to last; null if the newest window is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Likeness(UUID falseAlarm, Instant since, Instant at, @Nullable Instant unlikeUntil) {

  /** What is seen again within that is the same still, so that it may have lasted too long. */
  static final Duration SAME = Duration.ofMinutes(30);

  /** It begins. */
  Likeness(UUID falseAlarm, Instant at) {
    this(falseAlarm, at, at, null);
  }

  /** Whether the window that ended then is told as INFO for it. */
  public boolean lowers(Instant windowEnd) {
    return windowEnd.equals(at) || (unlikeUntil != null && windowEnd.isBefore(unlikeUntil));
  }

  @Nullable Likeness unlessOver(Instant windowEnd) {
    return !windowEnd.isBefore(at) && Duration.between(at, windowEnd).compareTo(SAME) <= 0
        ? this
        : null;
  }

  Likeness goesOn(UUID like, Instant windowEnd) {
    return new Likeness(like, since, windowEnd, null);
  }

  Likeness quiet() {
    return unlikeUntil == null ? this : new Likeness(falseAlarm, since, at, null);
  }

  /**
   * A window that is unlike it. Once that has lasted it counts; what then looks like it again is
   * still no other one, which may have lasted too long.
   */
  Likeness unlike(Observation seen, Duration patience) {
    return seen.process().severity().isAbove(Severity.INFO)
        ? new Likeness(
            falseAlarm,
            since,
            at,
            unlikeUntil == null ? seen.windowEnd().plus(patience) : unlikeUntil)
        : quiet();
  }
}
