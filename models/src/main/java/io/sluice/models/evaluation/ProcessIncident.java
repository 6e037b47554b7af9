package io.sluice.models.evaluation;

import io.sluice.contracts.Category;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.incidents.AssetState;
import io.sluice.incidents.Finding;
import io.sluice.incidents.IncidentMachine;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.Observation;
import io.sluice.incidents.Outcome;
import java.time.Instant;
import java.util.List;

/**
 * Follows one asset's windows through the state machine of alert-service and says whether an
 * incident of its process is open. Not thread-safe.
 */
final class ProcessIncident {

  private static final String ASSET = "evaluated";
  private static final String STREAM = "evaluated";

  private final IncidentPolicy policy;
  private final IncidentMachine machine;
  private final SeverityLevels levels;
  private AssetState state = AssetState.UNSEEN;
  private long windows;

  ProcessIncident(IncidentPolicy policy, SeverityLevels levels) {
    this.policy = policy;
    this.machine = new IncidentMachine(policy);
    this.levels = levels;
  }

  /**
   * Takes the next window, milliseconds of event time, and returns whether an incident is open at
   * its end.
   *
   * @param isFirst whether the window began anew and was full for the first time since
   */
  boolean window(long startMillis, long endMillis, boolean isFirst, double ratio) {
    var seen =
        new Observation(
            ASSET,
            STREAM,
            STREAM,
            Instant.ofEpochMilli(startMillis),
            Instant.ofEpochMilli(endMillis),
            isFirst,
            new LogPosition(0, windows++),
            Instant.ofEpochMilli(endMillis),
            null,
            levels.info(),
            new Finding(ratio, levels.of(ratio), List.of()),
            Finding.NOTHING,
            Finding.NOTHING);
    switch (machine.judge(state, seen)) {
      case Outcome.Stale stale -> {}
      case Outcome.Unchanged unchanged -> throw noCommand();
      case Outcome.Refused refused -> throw noCommand();
      case Outcome.Moved moved -> state = moved.state();
      case Outcome.Changed changed -> state = changed.state();
    }
    return state.isOpen(Category.PROCESS);
  }

  private static IllegalStateException noCommand() {
    return new IllegalStateException("nobody gives commands while models are evaluated");
  }

  /** Whether a ratio is one that an incident can begin with. */
  boolean isAnomalous(double ratio) {
    return levels.of(ratio).isAnomalous();
  }

  /** Whether an incident is open at an instant after the last window. */
  boolean isOpenAt(long timeMillis) {
    return state.isOpen(Category.PROCESS)
        && !policy.isSilence(
            state.stream(STREAM).reached().lastSeen(), Instant.ofEpochMilli(timeMillis));
  }
}
