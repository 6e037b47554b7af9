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
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the windows of an asset's streams through the state machine of alert-service, where they
 * share one incident of its process. Not thread-safe.
 */
final class AssetIncident {

  private static final String ASSET = "evaluated";

  private final List<Machine> machines = new ArrayList<>();
  private AssetState state = AssetState.UNSEEN;
  private long windows;

  /**
   * How a stream is judged.
   *
   * @param policy when it opens an incident, and lets it end
   * @param levels from which ratio on it is how severe
   */
  record Stream(IncidentPolicy policy, SeverityLevels levels) {}

  private record Machine(IncidentMachine machine, Stream stream, String name) {}

  AssetIncident(List<Stream> streams) {
    for (int i = 0; i < streams.size(); i++) {
      var machine =
          new IncidentMachine(
              streams.get(i).policy(),
              (other, its) ->
                  machines.stream()
                      .filter(one -> one.name().equals(other))
                      .findFirst()
                      .orElseThrow()
                      .stream()
                      .policy());
      machines.add(new Machine(machine, streams.get(i), "stream-" + i));
    }
  }

  /**
   * Takes a stream's next window, milliseconds of event time, and returns whether an incident is
   * open at its end.
   *
   * @param stream its place among the streams
   * @param isFirst whether the window began anew and was full for the first time since
   */
  boolean window(int stream, long startMillis, long endMillis, boolean isFirst, double ratio) {
    Machine judge = machines.get(stream);
    SeverityLevels levels = judge.stream().levels();
    var seen =
        new Observation(
            ASSET,
            judge.name(),
            judge.name(),
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
    switch (judge.machine().judge(state, seen)) {
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

  /** Whether an incident is open at an instant after the last window of a stream. */
  boolean isOpenAt(int stream, long timeMillis) {
    Machine judge = machines.get(stream);
    return state.isOpen(Category.PROCESS)
        && !judge.stream()
            .policy()
            .isSilence(
                state.stream(judge.name()).reached().lastSeen(), Instant.ofEpochMilli(timeMillis));
  }
}
