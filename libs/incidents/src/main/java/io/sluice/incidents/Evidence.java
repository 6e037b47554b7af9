package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.util.List;
import java.util.Set;
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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
    Severity severity,
    double peakRatio,
    List<Contributor> contributors,
    @Nullable ScoreState state) {

  public Evidence {
    contributors = List.copyOf(contributors);
  }

  static Evidence of(Finding found) {
    return new Evidence(found.severity(), found.ratio(), found.contributors(), found.state());
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
   */
  Evidence with(Category category, Finding found) {
    if (!found.isAnomalous()) {
      return this;
    }
    Severity highest = higher(severity, found.severity());
    if (found.ratio() > peakRatio) {
      return new Evidence(highest, found.ratio(), found.contributors(), found.state());
    }
    boolean isNews =
        category != Category.PROCESS
            && (found.ratio() == peakRatio || !tags().containsAll(tags(found.contributors())));
    return isNews || highest != severity
        ? new Evidence(highest, peakRatio, isNews ? found.contributors() : contributors, state)
        : this;
  }

  /** Both together, where a stream left an episode and came back to it. */
  Evidence with(Evidence other) {
    Evidence worse = other.peakRatio > peakRatio ? other : this;
    return new Evidence(
        higher(severity, other.severity), worse.peakRatio, worse.contributors, worse.state);
  }

  private static Severity higher(Severity one, Severity other) {
    return other.isAbove(one) ? other : one;
  }
}
