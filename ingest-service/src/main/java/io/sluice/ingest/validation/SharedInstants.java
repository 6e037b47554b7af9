package io.sluice.ingest.validation;

import io.sluice.contracts.StreamKey;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.ingest.profile.KnownProfile;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Readings of signals in one body that have the time of one before them in the same stream: of
 * those a window takes the first. Events may share their times. Not thread-safe.
 */
final class SharedInstants {

  private final Map<StreamKey, Set<Instant>> seen = new HashMap<>();
  private int readings;
  private int shared;
  private @Nullable Instant first;

  /**
   * @param stream null if it is the profile's name
   */
  void add(KnownProfile profile, String asset, @Nullable String stream, Instant time) {
    if (profile.profile().kind() == ProfileKind.EVENTS) {
      return;
    }
    readings++;
    var series = new StreamKey(asset, stream == null ? profile.name() : stream);
    if (!seen.computeIfAbsent(series, s -> new HashSet<>()).add(time)) {
      shared++;
      first = first == null ? time : first;
    }
  }

  /** One sentence; null if there are none. */
  @Nullable String note() {
    return first == null
        ? null
        : ("%,d of %,d readings have the time of one before them of the same stream, %s for one: of"
                + " signals the first of an instant is judged; send the values of an instant as one"
                + " reading, and those of several assets under the name of each")
            .formatted(shared, readings, first);
  }
}
