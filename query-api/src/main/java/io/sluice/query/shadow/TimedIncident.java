package io.sluice.query.shadow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an asset had an incident.
 *
 * @param until null if it was still open
 */
record TimedIncident(String asset, Instant from, @Nullable Instant until) {

  boolean overlaps(TimedIncident other) {
    return asset.equals(other.asset)
        && (until == null || !other.from.isAfter(until))
        && (other.until == null || !from.isAfter(other.until));
  }
}
