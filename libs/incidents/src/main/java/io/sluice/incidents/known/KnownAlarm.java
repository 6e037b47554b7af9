package io.sluice.incidents.known;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.incidents.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stream in a false alarm that somebody called known.
 *
 * @param incident the false alarm
 * @param stream whose windows it is about
 * @param profile of that stream
 * @param bundle the version of a bundle that judged the stream when it became known, as a digest:
 *     one that is trained later has to know it by itself; null if nobody knows which it was
 * @param appearances what its windows looked like
 * @param until when it ends to be known, by the wall clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KnownAlarm(
    UUID incident,
    String stream,
    String profile,
    @Nullable String bundle,
    Appearances appearances,
    Instant until) {

  /**
   * Whether a window, by the wall clock when it was heard, is like a window of it.
   *
   * @param age for how long the stream has been like this kind; null if it was not before: what is
   *     so for the first time has to be as this one was when it began, for as it fades a value that
   *     comes back is off into the other direction
   */
  boolean isLike(Observation seen, Deviation its, @Nullable Duration age) {
    return stream.equals(seen.stream())
        && profile.equals(seen.profile())
        && seen.heardAt().isBefore(until)
        && isOfBundle(seen)
        && (age == null
            ? appearances.beginLike(seen.process(), its)
            : appearances.includeLike(seen.process(), its, age));
  }

  private boolean isOfBundle(Observation seen) {
    return bundle == null || seen.judges() == null || bundle.equals(seen.judges().bundle());
  }
}
