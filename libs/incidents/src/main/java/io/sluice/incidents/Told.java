package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the last alert told of an incident that is open.
 *
 * @param at event time of the alert
 * @param severity of the incident then
 * @param ratio its peak
 * @param tags without values, or that have moved for good; null in incidents of the process
 * @param streams that had part in it
 * @param cause what it looked like
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Told(
    Instant at,
    Severity severity,
    double ratio,
    @Nullable Set<String> tags,
    Set<String> streams,
    Cause cause) {

  public Told {
    tags = tags == null ? null : sorted(tags);
    streams = sorted(streams);
  }

  static Told of(Category category, Episode episode, Severity severity, Instant at) {
    return new Told(
        at,
        severity,
        episode.peakRatio(),
        category == Category.PROCESS ? null : episode.tags(),
        episode.streams(),
        Causes.of(category, episode));
  }

  /** So that the same state is the same JSON. */
  private static Set<String> sorted(Set<String> names) {
    return Collections.unmodifiableSet(new TreeSet<>(names));
  }

  /** Whether the peak has risen since. */
  boolean isExceededBy(Episode now) {
    return now.peakRatio() > ratio;
  }

  /** Whether other tags, where they are told, or other streams have part in it than was told. */
  boolean isOfOthersThan(Episode now) {
    return (tags != null && !tags.equals(now.tags())) || !streams.equals(now.streams());
  }

  /**
   * What changes an incident, and does not end it, is told of a later time than what was before.
   */
  Instant after(Instant time) {
    return time.isAfter(at) ? time : at.plus(Progress.ONE_AFTER_THE_OTHER);
  }

  /** Streams have clocks of their own; what is told of one incident does not go back in time. */
  Instant notBefore(Instant time) {
    return time.isBefore(at) ? at : time;
  }
}
