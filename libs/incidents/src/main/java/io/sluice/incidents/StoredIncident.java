package io.sluice.incidents;

import io.sluice.contracts.Category;
import io.sluice.contracts.Severity;
import io.sluice.incidents.known.Appearances;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it is kept when its asset has gone on.
 *
 * @param category what is wrong: its process or its data
 * @param profile its asset's profile
 * @param severity what was told last; of a resolved one the highest it had
 * @param episode what it is made of
 * @param isWhole whether the episode is all that was stored; if not, nobody can read that any more,
 *     and the episode has what is known beside it, of which its id cannot be made
 * @param updatedAt event time of its last change
 * @param resolvedAt event time of its end; null if nobody heard of that
 */
public record StoredIncident(
    Category category,
    String profile,
    Severity severity,
    Episode episode,
    boolean isWhole,
    Instant updatedAt,
    @Nullable Instant resolvedAt) {

  public static StoredIncident whole(
      Category category,
      String profile,
      Severity severity,
      Episode episode,
      Instant updatedAt,
      @Nullable Instant resolvedAt) {
    return new StoredIncident(category, profile, severity, episode, true, updatedAt, resolvedAt);
  }

  /** One of which the details cannot be read: which streams and tags it was about is lost. */
  public static StoredIncident withoutDetails(
      Category category,
      String profile,
      Severity severity,
      double peakRatio,
      Instant startedAt,
      Instant updatedAt,
      @Nullable Instant resolvedAt) {
    var evidence = new Evidence(severity, peakRatio, List.of(), null, null, null, Appearances.NONE);
    var episode =
        new Episode(startedAt, new LogPosition(0, 0), new TreeMap<>(Map.of(profile, evidence)));
    return new StoredIncident(category, profile, severity, episode, false, updatedAt, resolvedAt);
  }
}
