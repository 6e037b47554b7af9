package io.sluice.e2e;

import io.sluice.catalog.BundleCatalog;
import io.sluice.contracts.Category;
import io.sluice.contracts.Reading;
import io.sluice.contracts.SideFinding;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.scoring.Verdict;
import io.sluice.detection.scoring.WindowScorer;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import io.sluice.incidents.AssetState;
import io.sluice.incidents.Change;
import io.sluice.incidents.Finding;
import io.sluice.incidents.IncidentMachine;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.Observation;
import io.sluice.incidents.Outcome;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.Evaluator;
import io.sluice.testbed.plant.tag.PlantTag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the newest bundle of the simulated plant and the alarm rules make of one asset's readings,
 * without any service.
 *
 * @param verdicts of each window that was due
 * @param windowEnds their ends
 * @param changes of incidents, in order
 * @param openByRow for each reading that was taken in, whether an incident of the process is open
 *     then; without a cooldown, as evaluations count
 */
record JudgedInMemory(
    List<Verdict> verdicts,
    List<Instant> windowEnds,
    List<Change> changes,
    List<Boolean> openByRow) {

  static JudgedInMemory of(List<Reading> readings) throws Exception {
    var verdicts = new ArrayList<Verdict>();
    var windowEnds = new ArrayList<Instant>();
    var changes = new ArrayList<Change>();
    var openByRow = new ArrayList<Boolean>();
    try (var bundle = newest();
        var scorer = new WindowScorer(bundle, 1)) {
      var ring = new WindowRing(bundle.profile());
      var memory = bundle.remembering().orElseThrow().memory(readings.getFirst().asset());
      var rules = new Rules(IncidentPolicy.of(bundle.manifest().debounce()));
      var withoutCooldown =
          new Rules(IncidentPolicy.of(bundle.manifest().debounce()).withRelapsesApart());
      for (int offset = 0; offset < readings.size(); offset++) {
        Reading reading = readings.get(offset);
        Admission admission = ring.offer(reading.time().toEpochMilli(), values(reading), offset);
        if (admission == Admission.WARMING) {
          openByRow.add(withoutCooldown.isOpenAt(reading.time()));
        }
        if (admission != Admission.WINDOW) {
          continue;
        }
        memory.take(ring);
        scorer.add(ring, memory);
        Verdict verdict = scorer.score().getFirst();
        verdicts.add(verdict);
        windowEnds.add(reading.time());
        Observation seen = observation(reading, ring, offset, verdict);
        changes.addAll(rules.see(seen));
        withoutCooldown.see(seen);
        openByRow.add(withoutCooldown.isOpenAt(reading.time()));
      }
    }
    return new JudgedInMemory(verdicts, windowEnds, changes, openByRow);
  }

  static Bundle newest() throws Exception {
    return Bundle.load(
        new BundleCatalog(List.of(Checkout.root().resolve("models/bundles")))
            .versions("swat")
            .inUse()
            .orElseThrow());
  }

  static double[] values(Reading reading) {
    double[] values = new double[PlantTag.ALL.size()];
    for (PlantTag tag : PlantTag.ALL) {
      Double value = reading.values().get(tag.name());
      values[tag.ordinal()] = value == null ? Double.NaN : value;
    }
    return values;
  }

  static EvaluationReport evaluate(List<Reading> readings) throws Exception {
    try (var bundle = newest();
        var evaluator = new Evaluator(bundle, IncidentPolicy.of(bundle.manifest().debounce()))) {
      for (Reading reading : readings) {
        evaluator.add(reading.time(), values(reading), reading.label(), null);
      }
      return evaluator.report();
    }
  }

  /** The alarm rules for one asset. */
  private static final class Rules {
    private final IncidentMachine machine;
    private AssetState state = AssetState.UNSEEN;
    private Instant lastSeen;

    Rules(IncidentPolicy policy) {
      machine = new IncidentMachine(policy);
    }

    List<Change> see(Observation seen) {
      lastSeen = seen.windowEnd();
      return switch (machine.judge(state, seen)) {
        case Outcome.Stale stale -> throw new AssertionError("nothing comes twice");
        case Outcome.Unchanged unchanged -> throw new AssertionError(unchanged);
        case Outcome.Refused refused -> throw new AssertionError(refused);
        case Outcome.Moved moved -> {
          state = moved.state();
          yield List.of();
        }
        case Outcome.Changed changed -> {
          state = changed.state();
          yield changed.changes();
        }
      };
    }

    boolean isOpenAt(Instant time) {
      return state.isOpen(Category.PROCESS) && !machine.policy().isSilence(lastSeen, time);
    }
  }

  private static Observation observation(
      Reading reading, WindowRing ring, int offset, Verdict verdict) {
    return new Observation(
        reading.asset(),
        reading.stream(),
        reading.profile(),
        Instant.ofEpochMilli(ring.startMillis()),
        reading.time(),
        ring.isFirst(),
        new LogPosition(0, offset),
        reading.time(),
        null,
        verdict.infoLevel(),
        new Finding(verdict.ratio(), verdict.severity(), verdict.contributors()),
        found(verdict.data()),
        found(verdict.drift()));
  }

  private static Finding found(SideFinding beside) {
    return beside == null
        ? Finding.NOTHING
        : new Finding(beside.ratio(), beside.severity(), beside.tags());
  }
}
