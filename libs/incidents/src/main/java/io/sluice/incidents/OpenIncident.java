package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.CommandRef;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The incident of one category that is open on an asset: all its streams give evidence to one.
 *
 * @param episode what it is made of
 * @param alertedAt event time of the last alert
 * @param alertedRatio peak ratio that the last alert told of
 * @param alertedTags tags without values, or that have moved for good, that the last alert told of;
 *     null in incidents of the process
 * @param alertedStreams streams that the last alert named
 * @param acknowledged the command by which somebody took it up, null if nobody has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpenIncident(
    Episode episode,
    Instant alertedAt,
    double alertedRatio,
    @Nullable Set<String> alertedTags,
    Set<String> alertedStreams,
    @Nullable CommandRef acknowledged) {

  public OpenIncident {
    alertedTags = alertedTags == null ? null : sorted(alertedTags);
    alertedStreams = sorted(alertedStreams);
  }

  /** So that the same state is the same JSON. */
  private static Set<String> sorted(Set<String> names) {
    return Collections.unmodifiableSet(new TreeSet<>(names));
  }

  OpenIncident with(Episode now) {
    return new OpenIncident(
        now, alertedAt, alertedRatio, alertedTags, alertedStreams, acknowledged);
  }

  OpenIncident acknowledgedBy(CommandRef command) {
    return new OpenIncident(episode, alertedAt, alertedRatio, alertedTags, alertedStreams, command);
  }

  /** Whether its peak has risen since it was told of. */
  boolean isExceededBy(Episode now) {
    return now.peakRatio() > alertedRatio;
  }

  /** Whether other tags, where they are told, or other streams have part in it than was told. */
  boolean isOfOthersThan(Episode now) {
    return (alertedTags != null && !alertedTags.equals(now.tags()))
        || !alertedStreams.equals(now.streams());
  }

  /** Streams have clocks of their own; what is told of one incident does not go back in time. */
  Instant notBefore(Instant time) {
    return time.isBefore(alertedAt) ? alertedAt : time;
  }
}
