package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.incidents.known.Appearances;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one stream has to say for an episode.
 *
 * @param severity its highest so far; it never falls
 * @param peakRatio its largest ratio so far
 * @param contributors of the window with the largest ratio; of what is not the process, of the
 *     newest window that was as bad or had other tags
 * @param state of that window's judge; null if a trained bundle judged it
 * @param mode operating mode that the plant said in that window; null if it said none
 * @param known the known false alarm that it is like: its worst window, and all that would else
 *     have been above INFO; null if it is like none
 * @param appearances what its windows looked like; of the process alone, absent in JSON if there
 *     are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
    Severity severity,
    double peakRatio,
    List<Contributor> contributors,
    @Nullable ScoreState state,
    @Nullable String mode,
    @Nullable UUID known,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Appearances appearances) {

  public Evidence {
    contributors = List.copyOf(contributors);
    appearances = appearances == null ? Appearances.NONE : appearances;
  }

  static Evidence of(Category category, Finding found) {
    return new Evidence(
        found.severity(),
        found.ratio(),
        found.contributors(),
        found.state(),
        found.mode(),
        found.known(),
        category == Category.PROCESS
            ? Appearances.NONE.with(found, Duration.ZERO)
            : Appearances.NONE);
  }

  /** Names of the tags that explain it. */
  Set<String> tags() {
    return tags(contributors);
  }

  private static Set<String> tags(List<Contributor> contributors) {
    return contributors.stream().map(Contributor::tag).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * How many tags are dead is what the ratio of a fault of the data says, and how many are left out
   * what that of a drift says: one that dies while another comes back does not raise it, nor does
   * one that is only followed, and each is told nevertheless. One that comes back is not: the worst
   * stays.
   *
   * @param age time since the beginning of the episode
   */
  Evidence with(Category category, Finding found, Duration age) {
    if (!found.isAnomalous()) {
      return this;
    }
    Severity highest = higher(severity, found.severity());
    Appearances looked = category == Category.PROCESS ? appearances.with(found, age) : appearances;
    if (found.ratio() > peakRatio) {
      return new Evidence(
          highest,
          found.ratio(),
          found.contributors(),
          found.state(),
          found.mode(),
          unlessAbove(highest, found.known()),
          looked);
    }
    boolean isNews =
        category != Category.PROCESS
            && (found.ratio() == peakRatio || !tags().containsAll(tags(found.contributors())));
    return isNews || highest != severity || looked != appearances
        ? new Evidence(
            highest,
            peakRatio,
            isNews ? found.contributors() : contributors,
            state,
            mode,
            unlessAbove(highest, known),
            looked)
        : this;
  }

  /** Both together, where a stream left an episode and came back to it. */
  Evidence with(Evidence other) {
    Evidence worse = other.peakRatio > peakRatio ? other : this;
    Severity highest = higher(severity, other.severity);
    return new Evidence(
        highest,
        worse.peakRatio,
        worse.contributors,
        worse.state,
        worse.mode,
        unlessAbove(highest, worse.known),
        appearances.with(other.appearances));
  }

  /** What was ever above INFO was not known. */
  private static @Nullable UUID unlessAbove(Severity highest, @Nullable UUID known) {
    return highest.isAbove(Severity.INFO) ? null : known;
  }

  private static Severity higher(Severity one, Severity other) {
    return other.isAbove(one) ? other : one;
  }
}
