package io.sluice.incidents.quiet;

import io.sluice.contracts.Alert;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What matchers are held against: an incident as it is just now. */
public record Subject(
    UUID incident,
    String asset,
    Set<String> streams,
    String profile,
    Severity severity,
    Category category,
    List<Contributor> contributors) {

  public Subject {
    streams = Set.copyOf(streams);
    contributors = List.copyOf(contributors);
  }

  /** What an alert tells of. */
  public static Subject of(Alert alert) {
    return new Subject(
        alert.incident(),
        alert.asset(),
        Set.copyOf(alert.streams()),
        alert.profile(),
        alert.severity(),
        alert.category(),
        alert.contributors());
  }
}
