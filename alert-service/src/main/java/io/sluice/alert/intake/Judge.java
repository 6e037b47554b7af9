package io.sluice.alert.intake;

import io.sluice.alert.incident.Alerts;
import io.sluice.alert.incident.AssetState;
import io.sluice.alert.incident.Change;
import io.sluice.alert.incident.IncidentMachines;
import io.sluice.alert.incident.Observation;
import io.sluice.alert.incident.Outcome;
import io.sluice.contracts.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Runs one observation through the machine of its profile. In memory alone. */
@ApplicationScoped
class Judge {

  private final IncidentMachines machines;
  private final Alerts alerts;

  Judge(IncidentMachines machines, Alerts alerts) {
    this.machines = machines;
    this.alerts = alerts;
  }

  /** False if the observation was stale and changed nothing. */
  boolean judge(OwnedPartition partition, Observation seen) {
    AssetState before = partition.state(seen.asset());
    return switch (machines.of(seen.profile()).judge(before, seen)) {
      case Outcome.Stale stale -> false;
      case Outcome.Moved moved -> {
        partition.moved(seen.asset(), moved.state());
        yield true;
      }
      case Outcome.Changed changed -> {
        // All messages are made before anything is kept: a failure leaves the state as it was.
        List<Told> told = told(changed.changes());
        partition.moved(seen.asset(), changed.state());
        told.forEach(partition::tell);
        yield true;
      }
    };
  }

  private List<Told> told(List<Change> changes) {
    var told = new ArrayList<Told>(changes.size());
    for (Change change : changes) {
      var alert = alerts.of(change);
      told.add(new Told(alert, Messages.encode(alert)));
    }
    return told;
  }
}
