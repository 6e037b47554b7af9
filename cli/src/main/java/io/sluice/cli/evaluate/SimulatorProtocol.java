package io.sluice.cli.evaluate;

import io.sluice.contracts.profile.Tag;
import io.sluice.detection.bundle.Bundle;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Evaluation.Part;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.Evaluator;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.evaluation.Judged;
import io.sluice.models.protocol.Protocol;
import io.sluice.models.protocol.ProtocolFailedException;
import io.sluice.models.protocol.ProtocolProgress;
import io.sluice.testbed.plant.PlantReading;
import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.scenario.Scenarios;
import io.sluice.testbed.plant.tag.PlantTag;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The simulated plant of {@code ./sluice run}, as nothing was developed on it: other seeds, which
 * are other plants of the same make, and attacks that are held back. Seven days of normal operation
 * tell the false alarms, the attacks the events found.
 */
final class SimulatorProtocol implements Protocol {

  /** For this alone: whoever develops a detector takes others. */
  private static final long NORMAL_SEED = 7_001;

  private static final List<Long> ATTACK_SEEDS = List.of(7_002L, 7_003L);
  private static final Duration NORMAL = Duration.ofDays(7);
  private static final int PROGRESS_EVERY = 1_000;

  private final ChosenBundle chosen;
  private final Scenario normal;
  private final Duration normalDuration;
  private final Scenario attacks;

  SimulatorProtocol(ChosenBundle chosen) {
    this(
        chosen,
        Scenarios.shipped(Scenarios.NORMAL),
        NORMAL,
        Scenarios.shipped(Scenarios.ATTACKS_HOLDOUT));
  }

  SimulatorProtocol(
      ChosenBundle chosen, Scenario normal, Duration normalDuration, Scenario attacks) {
    this.chosen = chosen;
    this.normal = normal;
    this.normalDuration = normalDuration;
    this.attacks = attacks;
  }

  @Override
  public Evaluation run(Path workFolder, ProtocolProgress progress) throws ProtocolFailedException {
    try (Bundle bundle = chosen.load()) {
      int[] order = order(bundle);
      Judged quiet =
          judge(bundle, order, new PlantSimulator(NORMAL_SEED, normal), normalDuration, progress)
              .named("normal operation, seed " + NORMAL_SEED);
      List<Judged> attacked = new ArrayList<>();
      for (long seed : ATTACK_SEEDS) {
        var plant = new PlantSimulator(seed, attacks);
        attacked.add(
            judge(bundle, order, plant, attacks.duration(), progress)
                .named(attacks.name() + ", seed " + seed));
      }
      return evaluation(quiet, attacked);
    }
  }

  private Evaluation evaluation(Judged quiet, List<Judged> attacked) {
    List<Judged> parts = new ArrayList<>(attacked);
    parts.add(quiet);
    var evaluation =
        Evaluation.of(
            "Protocol simulator",
            ("%d days of normal operation and the scenario %s on %d plants that nothing was"
                    + " developed on, judged by a bundle that knows neither.")
                .formatted(normalDuration.toDays(), attacks.name(), attacked.size()),
            List.of(Judged.pooled(chosen.name(), parts)));
    EvaluationReport events = Judged.pooled("attacks", attacked).report();
    return evaluation
        .withGoals(goals(events, quiet.report(), evaluation.bundles().getFirst()))
        .withParts(
            parts.stream()
                .map(Judged::report)
                .map(report -> new Part(report.name(), report.figures()))
                .toList());
  }

  /** Of all rows, the many normal ones drown the errors of the others: both are told. */
  private static List<Goal> goals(
      EvaluationReport attacked, EvaluationReport quiet, EvaluationReport all) {
    return List.of(
        Goal.atLeast("Events found", "%", 85.0, 95.0, percent(attacked.figures().eventRecall())),
        Goal.atMost(
            "False alarm episodes a day, normal operation",
            "",
            2.0,
            1.0,
            quiet.figures().falseAlarmsPerDay()),
        Goal.atMost(
            "False alarm episodes a day, all normal rows",
            "",
            2.0,
            1.0,
            all.figures().falseAlarmsPerDay()),
        Goal.atLeast(
            "Accuracy of the attack scenarios",
            "%",
            null,
            97.0,
            percent(attacked.figures().accuracy())),
        Goal.atLeast("Accuracy of all rows", "%", null, 97.0, percent(all.figures().accuracy())),
        Goal.atMost(
            "False positive rate of all normal rows",
            "%",
            null,
            1.0,
            percent(all.figures().falsePositiveRate())));
  }

  private static @Nullable Double percent(@Nullable Double share) {
    return share == null ? null : share * 100;
  }

  private static Judged judge(
      Bundle bundle,
      int[] order,
      PlantSimulator plant,
      Duration duration,
      ProtocolProgress progress) {
    long seconds = duration.toSeconds();
    try (var evaluator = new Evaluator(bundle, IncidentPolicy.of(bundle.manifest().debounce()))) {
      for (long second = 0; second < seconds; second++) {
        PlantReading reading = plant.next();
        double[] values = new double[order.length];
        for (int tag = 0; tag < order.length; tag++) {
          values[tag] = reading.values()[order[tag]];
        }
        String attack =
            reading.attackId() == 0 ? null : reading.attackId() + " " + reading.attack();
        evaluator.add(reading.time(), values, reading.label(), attack);
        if (second % PROGRESS_EVERY == 0) {
          progress.at("Simulating and judging", second, seconds);
        }
      }
      return evaluator.judged();
    }
  }

  /** Where the plant has each tag of the bundle. */
  private static int[] order(Bundle bundle) throws ProtocolFailedException {
    List<String> plant = PlantTag.ALL.stream().map(PlantTag::name).toList();
    List<String> tags = bundle.profile().tags().stream().map(Tag::name).toList();
    if (!plant.containsAll(tags)) {
      List<String> unknown = tags.stream().filter(tag -> !plant.contains(tag)).toList();
      throw new ProtocolFailedException(
          "the simulated plant has no tags %s: give a bundle of profile swat"
              .formatted(String.join(", ", unknown)));
    }
    return tags.stream().mapToInt(plant::indexOf).toArray();
  }
}
