package io.sluice.incidents;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the observations of one asset through the state machine, in the order of time, and keeps
 * the incidents that they raise: for who asks what would have been. Nobody is told and nobody gives
 * commands. Not thread-safe.
 */
public final class RaisedIncidents {

  private final IncidentMachines machines;
  private final Consumer<Change> changes;
  private final Map<UUID, Raised> incidents = new LinkedHashMap<>();
  private AssetState state = AssetState.UNSEEN;

  /**
   * @param changes is told of each change of an incident, once it is among {@link #incidents}
   */
  public RaisedIncidents(PoliciesInForce policies, Consumer<Change> changes) {
    this.machines = new IncidentMachines(policies);
    this.changes = changes;
  }

  /**
   * An incident as it was in the end.
   *
   * @param startedAt event time
   * @param resolvedAt event time; null if it was still open
   * @param severity the highest it had
   * @param peakRatio the largest it had
   * @param streams that gave evidence
   * @param contributors the tags that explain it, largest share first
   * @param reopened how often it re-opened
   */
  public record Raised(
      UUID id,
      Category category,
      Instant startedAt,
      @Nullable Instant resolvedAt,
      Severity severity,
      double peakRatio,
      List<String> streams,
      List<Contributor> contributors,
      int reopened) {

    public Raised {
      streams = List.copyOf(streams);
      contributors = List.copyOf(contributors);
    }
  }

  /** The next observation; one that is no further on the log than those before changes nothing. */
  public void add(Observation seen) {
    switch (machines.of(seen.profile(), seen.debounce()).judge(state, seen)) {
      case Outcome.Stale stale -> {}
      case Outcome.Moved moved -> state = moved.state();
      case Outcome.Changed changed -> {
        state = changed.state();
        changed.changes().forEach(this::keep);
      }
      case Outcome.Unchanged unchanged -> throw noCommand();
      case Outcome.Refused refused -> throw noCommand();
    }
  }

  private static IllegalStateException noCommand() {
    return new IllegalStateException("nobody gives commands in what might have been");
  }

  private void keep(Change change) {
    Raised before = incidents.get(change.incident());
    boolean isBack =
        change.kind() == AlertKind.REOPENED
            || (change.kind() == AlertKind.FLAPPING && before != null);
    incidents.put(
        change.incident(),
        new Raised(
            change.incident(),
            change.category(),
            change.episode().startedAt(),
            change.kind() == AlertKind.RESOLVED ? change.at() : null,
            change.episode().severity(),
            change.episode().peakRatio(),
            List.copyOf(change.episode().streams()),
            change.episode().contributors(),
            (before == null ? 0 : before.reopened()) + (isBack ? 1 : 0)));
    changes.accept(change);
  }

  /** In the order in which they opened. */
  public List<Raised> incidents() {
    return List.copyOf(incidents.values());
  }
}
