package io.sluice.alert.intake;

import io.opentelemetry.api.trace.Span;
import io.sluice.alert.channel.Receivers;
import io.sluice.alert.command.CommandOutcome;
import io.sluice.alert.command.CommandResult;
import io.sluice.alert.quiet.QuietStore;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Messages;
import io.sluice.incidents.Alerts;
import io.sluice.incidents.AssetState;
import io.sluice.incidents.Change;
import io.sluice.incidents.Command;
import io.sluice.incidents.DriftStream;
import io.sluice.incidents.IncidentMachine;
import io.sluice.incidents.IncidentMachines;
import io.sluice.incidents.Observation;
import io.sluice.incidents.Outcome;
import io.sluice.incidents.Tick;
import io.sluice.incidents.burst.BurstPolicy;
import io.sluice.platform.tracing.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Runs one input through the machine of its profile. In memory alone. */
@ApplicationScoped
class Judge {

  private final IncidentMachines machines;
  private final Alerts alerts;
  private final Traces traces;
  private final QuietStore quiet;
  private final Receivers receivers;
  private final ConsumerGroups groups;

  Judge(
      IncidentMachines machines,
      Alerts alerts,
      Traces traces,
      ConsumerGroups groups,
      QuietStore quiet,
      Receivers receivers) {
    this.receivers = receivers;
    this.quiet = quiet;
    this.groups = groups;
    this.machines = machines;
    this.alerts = alerts;
    this.traces = traces;
  }

  /** False if the score was stale and changed nothing. */
  boolean judge(OwnedPartition partition, BatchReader.Read score) {
    boolean isJudged = move(partition, score);
    Observation seen = score.seen();
    if (isJudged && isCounted(seen)) {
      partition.addRecord(seen);
    }
    return isJudged;
  }

  /** A record is a window of one instant. */
  private boolean isCounted(Observation seen) {
    return receivers.inForce().config().bursts().count(BurstPolicy.Counted.RECORDS)
        && seen.windowStart().equals(seen.windowEnd())
        && seen.process().severity().isAnomalous();
  }

  private boolean move(OwnedPartition partition, BatchReader.Read score) {
    Observation seen = score.seen();
    AssetState before = partition.state(seen.asset());
    return switch (machine(before, seen).judge(before, seen)) {
      case Outcome.Stale stale -> false;
      case Outcome.Unchanged unchanged -> throw noAnswer(unchanged);
      case Outcome.Refused refused -> throw noAnswer(refused);
      case Outcome.Moved moved -> {
        partition.moved(seen.asset(), moved.state());
        yield true;
      }
      case Outcome.Changed changed -> {
        // All messages are made before anything is kept: a failure leaves the state as it was.
        List<PendingAlert> pendingAlerts =
            pendingAlerts(changed.changes(), span(score.record(), seen.asset()), score.record());
        partition.moved(seen.asset(), changed.state());
        pendingAlerts.forEach(partition::addAlert);
        yield true;
      }
    };
  }

  private IncidentMachine machine(AssetState before, Observation seen) {
    if (DriftStream.is(seen.stream())) {
      return machines.ofDrift(seen.profile());
    }
    return quiet
        .onDelay(seen.asset(), before.mode(seen))
        .map(delay -> machines.of(seen.profile(), seen.debounce(), delay))
        .orElseGet(() -> machines.of(seen.profile(), seen.debounce()));
  }

  /**
   * Time has gone on without the asset. True if people are told of it. What does not move is looked
   * at again in the next round.
   */
  boolean tick(OwnedPartition partition, Tick tick) {
    AssetState before = partition.state(tick.asset());
    return switch (machines.ofAsset().judge(before, tick)) {
      case Outcome.Stale stale -> false;
      case Outcome.Unchanged unchanged -> throw noAnswer(unchanged);
      case Outcome.Refused refused -> throw noAnswer(refused);
      case Outcome.Moved moved -> {
        // that nobody need look again is stored, too
        if (!moved.state().equals(before)
            || machines.ofAsset().lookAt(before, tick.now()).isEmpty()) {
          partition.moved(tick.asset(), moved.state());
        }
        yield false;
      }
      case Outcome.Changed changed -> {
        List<PendingAlert> pendingAlerts =
            pendingAlerts(changed.changes(), Span.getInvalid(), null);
        partition.moved(tick.asset(), changed.state());
        pendingAlerts.forEach(partition::addAlert);
        yield true;
      }
    };
  }

  /** What somebody wants, who gets an answer whatever comes of it. */
  void execute(OwnedPartition partition, Command command, ConsumerRecord<byte[], byte[]> record) {
    AssetState before = partition.state(command.asset());
    switch (machines.ofAsset().judge(before, command)) {
      case Outcome.Changed changed -> {
        List<PendingAlert> pendingAlerts =
            pendingAlerts(changed.changes(), span(record, command.asset()), record);
        // A remark is no sign of life: the asset's silence goes on.
        if (!changed.state().equals(before)) {
          partition.moved(command.asset(), changed.state());
        }
        pendingAlerts.forEach(partition::addAlert);
        answer(partition, command, CommandOutcome.DONE, null, record);
      }
      case Outcome.Unchanged unchanged ->
          answer(partition, command, CommandOutcome.UNCHANGED, unchanged.why(), record);
      case Outcome.Refused refused ->
          answer(partition, command, CommandOutcome.REFUSED, refused.why(), record);
      case Outcome.Stale stale -> throw noAnswer(stale);
      case Outcome.Moved moved -> throw noAnswer(moved);
    }
  }

  private static void answer(
      OwnedPartition partition,
      Command command,
      CommandOutcome outcome,
      @Nullable String why,
      ConsumerRecord<byte[], byte[]> record) {
    partition.answer(new PendingAnswer(new CommandResult(command.order(), outcome, why), record));
  }

  private static IllegalStateException noAnswer(Outcome outcome) {
    return new IllegalStateException("such an input has no such outcome: " + outcome);
  }

  private Span span(ConsumerRecord<byte[], byte[]> record, String asset) {
    Span span = traces.process(record, groups.alert());
    span.setAttribute("sluice.asset", asset);
    return span;
  }

  private List<PendingAlert> pendingAlerts(
      List<Change> changes, Span span, @Nullable ConsumerRecord<byte[], byte[]> record) {
    var pendingAlerts = new ArrayList<PendingAlert>(changes.size());
    for (Change change : changes) {
      var alert = alerts.of(change);
      pendingAlerts.add(
          new PendingAlert(
              alert, change.newCause(), change.episode(), Messages.encode(alert), span, record));
    }
    return pendingAlerts;
  }
}
