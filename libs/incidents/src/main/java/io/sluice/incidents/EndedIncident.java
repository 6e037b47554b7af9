package io.sluice.incidents;

import java.time.Duration;
import java.time.Instant;

/**
 * What is kept of an incident that is over, for as long as a relapse is the same one.
 *
 * @param incident as it was
 * @param at event time of its end
 */
public record EndedIncident(OpenIncident incident, Instant at) {

  /** When it goes on: later than its end. */
  Instant reopensAt(Instant now) {
    return now.isAfter(at) ? now : at.plus(Progress.ONE_AFTER_THE_OTHER);
  }

  /** Streams have clocks of their own: the relapse of another one may seem to come before. */
  boolean isRecent(Instant now, Duration within) {
    return !within.isZero() && Duration.between(at, now).abs().compareTo(within) <= 0;
  }
}
