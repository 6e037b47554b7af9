package io.sluice.cli.evaluate;

import io.sluice.cli.evaluate.SimulatorPlan.Run;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.bundle.Bundle;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Evaluation.Part;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.EvaluationReport.BudgetLine;
import io.sluice.models.evaluation.Evaluator;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.evaluation.Judged;
import io.sluice.models.protocol.Protocol;
import io.sluice.models.protocol.ProtocolFailedException;
import io.sluice.models.protocol.ProtocolProgress;
import io.sluice.testbed.plant.PlantReading;
import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.tag.PlantTag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The simulated plant of {@code ./sluice run}, as nothing was developed on it: other seeds, which
 * are other plants of the same make, and attacks that are held back. Days of normal operation tell
 * the false alarms, the attacks the events found. What changes slowly is told apart: sensors that
 * age, and raw water that changes with the season.
 */
final class SimulatorProtocol implements Protocol {

  private static final int PROGRESS_EVERY = 1_000;

  private final ChosenBundle chosen;
  private final SimulatorPlan plan;

  SimulatorProtocol(ChosenBundle chosen) {
    this(chosen, SimulatorPlan.laidDown());
  }

  SimulatorProtocol(ChosenBundle chosen, SimulatorPlan plan) {
    this.chosen = chosen;
    this.plan = plan;
  }

  @Override
  public Evaluation run(Path workFolder, ProtocolProgress progress) throws ProtocolFailedException {
    try (Bundle bundle = chosen.load()) {
      int[] order = order(bundle);
      // A month of rows is some 200 MB: of what is slow no more than the report is kept.
      EvaluationReport season = judge(bundle, order, plan.season(), progress).report();
      EvaluationReport drift = judge(bundle, order, plan.drift(), progress).report();
      EvaluationReport driftAttacked =
          judge(bundle, order, plan.driftAttacked(), progress).report();
      List<Judged> attacked = new ArrayList<>();
      for (Run run : plan.attacked()) {
        attacked.add(judge(bundle, order, run, progress));
      }
      Judged quiet = judge(bundle, order, plan.quiet(), progress);
      return evaluation(quiet, attacked, List.of(drift, driftAttacked, season));
    }
  }

  private Evaluation evaluation(Judged quiet, List<Judged> attacked, List<EvaluationReport> slow) {
    List<Judged> fast = new ArrayList<>(attacked);
    fast.add(quiet);
    List<EvaluationReport> parts = new ArrayList<>(fast.stream().map(Judged::report).toList());
    parts.addAll(slow);
    var evaluation =
        Evaluation.of(
            "Protocol simulator",
            ("%d days of normal operation and the scenario %s on %d plants that nothing was"
                    + " developed on, judged by a bundle that knows neither. As parts of their own:"
                    + " the last day of %s and of %s, in which sensors age, and %d days of %s.")
                .formatted(
                    plan.quiet().duration().toDays(),
                    plan.attacked().getFirst().scenario().name(),
                    attacked.size(),
                    plan.drift().scenario().name(),
                    plan.driftAttacked().scenario().name(),
                    plan.season().duration().toDays(),
                    plan.season().scenario().name()),
            List.of(Judged.pooled(chosen.name(), fast)));
    EvaluationReport events = Judged.pooled("attacks", attacked).report();
    List<Goal> goals = new ArrayList<>();
    goals.addAll(goals(events, quiet.report(), evaluation.bundles().getFirst()));
    goals.addAll(budgetGoals(quiet.report()));
    goals.addAll(slowGoals(slow.get(0), slow.get(1), slow.get(2)));
    return evaluation.withGoals(goals).withParts(parts.stream().map(Part::of).toList());
  }

  /** Of all rows, the many normal ones drown the errors of the others: both are told. */
  private static List<Goal> goals(
      EvaluationReport attacked, EvaluationReport quiet, EvaluationReport all) {
    return List.of(
        Goal.atLeast("Events found", "%", 100.0, 100.0, percent(attacked.figures().eventRecall())),
        Goal.atMost(
            "False alarm episodes a day, normal operation",
            "",
            1.0,
            0.5,
            quiet.figures().falseAlarmsPerDay()),
        Goal.atMost(
            "False alarm episodes a day, all normal rows",
            "",
            1.0,
            0.5,
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

  /** Whether a severity means what it says; a bundle without a budget says nothing. */
  private static List<Goal> budgetGoals(EvaluationReport quiet) {
    List<Goal> goals = new ArrayList<>();
    for (BudgetLine line : quiet.budget()) {
      Double meant = line.budgetPerDay();
      Double came = line.perDay();
      if (meant != null && came != null) {
        String measure = "Times its budget: " + line.severity() + ", normal operation";
        goals.add(Goal.atMost(measure, "", 3.0, 1.5, came / meant));
      }
    }
    return goals;
  }

  private static List<Goal> slowGoals(
      EvaluationReport drift, EvaluationReport driftAttacked, EvaluationReport season) {
    return List.of(
        Goal.atMost(
            "Sensors age: normal rows in alarm",
            "%",
            10.0,
            2.0,
            percent(drift.figures().falsePositiveRate())),
        Goal.atLeast(
            "Sensors age: events found",
            "%",
            90.0,
            100.0,
            percent(driftAttacked.figures().eventRecall())),
        Goal.atMost(
            "Season: false alarm episodes a day",
            "",
            1.0,
            0.3,
            season.figures().falseAlarmsPerDay()));
  }

  private static @Nullable Double percent(@Nullable Double share) {
    return share == null ? null : share * 100;
  }

  private static Judged judge(Bundle bundle, int[] order, Run run, ProtocolProgress progress) {
    var plant = new PlantSimulator(run.seed(), run.scenario());
    long seconds = run.duration().toSeconds();
    long unjudged = run.unjudged().toSeconds();
    try (var evaluator = new Evaluator(bundle, IncidentPolicy.of(bundle.manifest().debounce()))) {
      for (long second = 0; second < seconds; second++) {
        PlantReading reading = plant.next();
        double[] values = new double[order.length];
        for (int tag = 0; tag < order.length; tag++) {
          values[tag] = reading.values()[order[tag]];
        }
        String attack =
            reading.attackId() == 0 ? null : reading.attackId() + " " + reading.attack();
        @Nullable Integer label = second < unjudged ? null : reading.label();
        evaluator.add(reading.time(), values, label, attack);
        if (second % PROGRESS_EVERY == 0) {
          progress.at("Simulating and judging " + run.name(), second, seconds);
        }
      }
      return evaluator.judged().named(run.name());
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
