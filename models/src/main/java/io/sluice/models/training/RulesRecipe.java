package io.sluice.models.training;

import io.sluice.detection.bundle.DetectorKind;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.rule.RuleSet;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.rule.RuleTrainer;
import io.sluice.models.rule.TrainedRules;
import io.sluice.models.training.TrainingProgress.Stage;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rules say themselves how bad it is to break them, so there is nothing to calibrate. */
final class RulesRecipe implements DetectorRecipe {

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public DetectorKind kind() {
    return DetectorKind.RULES;
  }

  @Override
  public Optional<TrainedDetector> train(
      TrainingSets sets, TrainingOptions options, TrainingProgress progress) {
    TrainedRules trained =
        RuleTrainer.train(
            sets.rules(),
            sets.normal(),
            sets.further(),
            (done, total) -> progress.at(Stage.RULES, done, total));
    var metrics = new TreeMap<String, Double>();
    metrics.put("count", (double) trained.rules().rules().size());
    metrics.put("dropped", (double) trained.dropped().size());
    metrics.put("brokenShare", trained.anomalousShare());
    trained.brokenShares().forEach((id, share) -> metrics.put("brokenShare." + id, share));
    return Optional.of(
        new TrainedDetector(
            name(),
            description(trained),
            kind(),
            RuleSet.FILE,
            null,
            Map.of(RuleSet.FILE, trained.yaml()),
            Map.of(),
            metrics,
            new Meaning.Fixed(RatioCurve.proportional(1))));
  }

  private static String description(TrainedRules trained) {
    String dropped =
        trained.dropped().isEmpty()
            ? ""
            : "; proposed but left out, for normal operation of another time breaks them: "
                + String.join(", ", trained.dropped());
    return "%d rules in %s; score: ratio of the rule that is broken most%s"
        .formatted(trained.rules().rules().size(), RuleSet.FILE, dropped);
  }
}
