package io.sluice.scoring.trial;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.SideFinding;
import io.sluice.detection.scoring.Verdict;
import io.sluice.incidents.Alerts;
import io.sluice.incidents.AssetState;
import io.sluice.incidents.Change;
import io.sluice.incidents.Finding;
import io.sluice.incidents.IncidentMachine;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.incidents.Judges;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.Observation;
import io.sluice.incidents.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the windows of one asset through the state machine of alert-service, with its delays. */
final class TrialIncidents {

  /** As many as a person reads; further ones are counted. */
  private static final int MOST = 500;

  private final String asset;
  private final String profile;
  private final BundleRef bundle;
  private final IncidentMachine machine;
  private final Alerts alerts = new Alerts(Optional.empty());
  private final Map<UUID, TrialReport.Incident> incidents = new LinkedHashMap<>();
  private AssetState state = AssetState.UNSEEN;
  private long windows;
  private int more;

  TrialIncidents(String asset, String profile, BundleRef bundle, IncidentPolicy policy) {
    this.asset = asset;
    this.profile = profile;
    this.bundle = bundle;
    this.machine = new IncidentMachine(policy);
  }

  void window(Instant start, Instant end, boolean isFirst, Verdict verdict) {
    var seen =
        new Observation(
            asset,
            profile,
            profile,
            start,
            end,
            isFirst,
            new LogPosition(0, windows++),
            end,
            verdict.debounce(),
            verdict.infoLevel(),
            new Finding(
                verdict.ratio(), verdict.severity(), verdict.contributors(), verdict.state(), null),
            found(verdict.data()),
            found(verdict.drift()),
            null,
            Judges.of(bundle.sha256(), verdict.detectors().keySet()));
    switch (machine.judge(state, seen)) {
      case Outcome.Stale stale -> {}
      case Outcome.Moved moved -> state = moved.state();
      case Outcome.Changed changed -> {
        state = changed.state();
        changed.changes().forEach(this::tell);
      }
      case Outcome.Unchanged unchanged -> throw noCommand();
      case Outcome.Refused refused -> throw noCommand();
    }
  }

  private static IllegalStateException noCommand() {
    return new IllegalStateException("nobody gives commands while a file is judged");
  }

  private static Finding found(@Nullable SideFinding beside) {
    return beside == null
        ? Finding.NOTHING
        : new Finding(beside.ratio(), beside.severity(), beside.tags());
  }

  private void tell(Change change) {
    TrialReport.Incident before = incidents.get(change.incident());
    if (before == null && incidents.size() >= MOST) {
      more += change.kind() == AlertKind.OPENED ? 1 : 0;
      return;
    }
    Alert alert = alerts.of(change);
    boolean isOver = change.kind() == AlertKind.RESOLVED;
    incidents.put(
        change.incident(),
        new TrialReport.Incident(
            change.category(),
            change.episode().severity(),
            alert.startedAt(),
            isOver ? change.at() : null,
            alert.peakRatio(),
            alert.contributors(),
            isOver && before != null ? before.text() : alert.text()));
  }

  List<TrialReport.Incident> told() {
    return List.copyOf(incidents.values());
  }

  /** How many there are beside those that are told. */
  int more() {
    return more;
  }
}
