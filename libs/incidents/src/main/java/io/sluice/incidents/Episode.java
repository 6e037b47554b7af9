package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run of anomalous windows: what may become an incident, and what an incident is made of.
 *
 * @param startedAt end of the first anomalous window
 * @param startedBy where that window's last reading lies on the log
 * @param severity the highest so far; it never falls
 * @param peakRatio the largest ratio so far
 * @param contributors of the window with the largest ratio; of a fault of the data, of the newest
 *     window that was as bad or had other tags
 * @param state of that window's judge; null if a trained bundle judged it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Episode(
    Instant startedAt,
    LogPosition startedBy,
    Severity severity,
    double peakRatio,
    List<Contributor> contributors,
    ScoreState state) {

  public Episode {
    contributors = List.copyOf(contributors);
  }

  /** Names of the tags that explain it. */
  Set<String> tags() {
    return tags(contributors);
  }

  private static Set<String> tags(List<Contributor> contributors) {
    return contributors.stream().map(Contributor::tag).collect(Collectors.toUnmodifiableSet());
  }

  Episode with(Category category, Finding found) {
    return category == Category.DATA ? withData(found) : withProcess(found);
  }

  /**
   * How many tags are dead is what its ratio says: one that dies while another comes back does not
   * raise it, and is told nevertheless. One that comes back is not: the worst stays.
   */
  private Episode withData(Finding found) {
    Episode worst = withProcess(found);
    boolean isNews =
        found.isAnomalous()
            && (found.ratio() >= peakRatio || !tags().containsAll(tags(found.contributors())));
    return isNews
        ? new Episode(
            startedAt,
            startedBy,
            worst.severity(),
            worst.peakRatio(),
            found.contributors(),
            worst.state())
        : worst;
  }

  private Episode withProcess(Finding found) {
    Severity highest = found.severity().isAbove(severity) ? found.severity() : severity;
    if (found.ratio() > peakRatio && found.isAnomalous()) {
      return new Episode(
          startedAt, startedBy, highest, found.ratio(), found.contributors(), found.state());
    }
    return highest == severity
        ? this
        : new Episode(startedAt, startedBy, highest, peakRatio, contributors, state);
  }
}
