package io.sluice.incidents.known;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A window of a stream was like a known false alarm.
 *
 * @param falseAlarm which
 * @param at end of the last window that was
 */
public record Likeness(UUID falseAlarm, Instant at) {

  /** Whether a window that is unlike it does not count yet: as any anomaly it has to last. */
  boolean covers(Instant windowEnd, Duration patience) {
    return !windowEnd.isBefore(at) && Duration.between(at, windowEnd).compareTo(patience) < 0;
  }
}
