package io.sluice.alert.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.List;

/**
 * A run of anomalous windows: what may become an incident, and what an incident is made of.
 *
 * @param startedAt end of the first anomalous window
 * @param severity the highest so far; it never falls
 * @param peakRatio the largest ratio so far
 * @param contributors of the window with the largest ratio
 * @param state of that window's judge; null if a trained bundle judged it, as in states of before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Episode(
    Instant startedAt,
    Severity severity,
    double peakRatio,
    List<Contributor> contributors,
    ScoreState state) {

  public Episode {
    contributors = List.copyOf(contributors);
  }

  Episode with(Finding found) {
    Severity highest = found.severity().isAbove(severity) ? found.severity() : severity;
    if (found.ratio() > peakRatio && found.isAnomalous()) {
      return new Episode(startedAt, highest, found.ratio(), found.contributors(), found.state());
    }
    return highest == severity
        ? this
        : new Episode(startedAt, highest, peakRatio, contributors, state);
  }
}
