package io.sluice.models.protocol;

import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.Figures;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.evaluation.Judged;
import io.sluice.models.protocol.StrangerSets.StrangerSet;
import io.sluice.models.protocol.StrangerSets.Trial;
import io.sluice.models.training.TrainingRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gets who brings data of another kind and changes no setting: public data sets of
 * servers, spacecraft, machines and plants, each trained on what its authors call normal, by
 * defaults alone, and judged on the rest. Nothing is chosen on any of them here.
 */
public final class StrangersProtocol implements Protocol {

  /** Of normal rows in alarm: an operator turns off what is in alarm for longer. */
  private static final double TOLERABLE = 0.2;

  private static final double GOOD = 0.08;

  private final Path dataFolder;

  public StrangersProtocol(Path dataFolder) {
    this.dataFolder = dataFolder;
  }

  @Override
  public Evaluation run(Path workFolder, ProtocolProgress progress) throws ProtocolFailedException {
    List<StrangerSet> all = new StrangerSets(dataFolder, workFolder.resolve("data")).all();
    List<Judged> judged = new ArrayList<>();
    for (StrangerSet set : all) {
      progress.at("Training and judging " + set.name(), judged.size(), all.size());
      judged.add(judge(set, workFolder));
    }
    var evaluation =
        Evaluation.of(
            "Protocol strangers",
            "%d data sets of other kinds, each trained on its normal part by defaults alone and judged on the rest."
                .formatted(judged.size()),
            judged);
    return evaluation.withGoals(goals(evaluation.bundles()));
  }

  private static Judged judge(StrangerSet set, Path workFolder) throws ProtocolFailedException {
    List<Judged> parts = new ArrayList<>();
    for (Trial trial : set.trials()) {
      var request = TrainingRequest.inferring(set.name(), List.of(trial.training()), workFolder);
      try (var bundle = Steps.train(request, (stage, done, total) -> {})) {
        for (Path test : trial.tests()) {
          parts.add(Steps.judge(bundle, IncidentPolicy.of(bundle.manifest().debounce()), test));
        }
      }
    }
    return Judged.pooled(set.name(), parts);
  }

  private static List<Goal> goals(List<EvaluationReport> reports) {
    return List.of(
        Goal.atMost(
            "Sets with more than 20 % of normal rows in alarm",
            "", 0.0, 0.0, (double) inAlarmFor(reports, TOLERABLE)),
        Goal.atMost(
            "Sets with more than 8 % of normal rows in alarm",
            "", null, 0.0, (double) inAlarmFor(reports, GOOD)),
        Goal.atLeast("Mean F1, row by row", "", 0.45, 0.55, mean(reports, Figures::f1)),
        Goal.atLeast("Mean VUS-PR", "", 0.55, 0.60, mean(reports, Figures::vusPr)));
  }

  private static long inAlarmFor(List<EvaluationReport> reports, double share) {
    return reports.stream()
        .map(report -> report.figures().falsePositiveRate())
        .filter(rate -> rate != null && rate > share)
        .count();
  }

  /** Of the sets that have events; where no row was in alarm F1 is 0. */
  private static @Nullable Double mean(
      List<EvaluationReport> reports, Function<Figures, @Nullable Double> figure) {
    OptionalDouble mean =
        reports.stream()
            .filter(report -> report.events().total() > 0)
            .map(report -> Objects.requireNonNullElse(figure.apply(report.figures()), 0.0))
            .mapToDouble(Double::doubleValue)
            .average();
    return mean.isPresent() ? mean.getAsDouble() : null;
  }
}
