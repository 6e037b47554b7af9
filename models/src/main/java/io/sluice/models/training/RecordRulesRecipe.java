package io.sluice.models.training;

import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.bundle.DetectorKind;
import io.sluice.detection.recordrule.RecordRules;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.recordrule.RecordRuleLearner;
import java.util.Map;
import java.util.Optional;

/** What the texts and numbers of normal records never were; nothing of records without texts. */
final class RecordRulesRecipe implements DetectorRecipe {

  static final String NAME = "record-rules";

  private static final String MODEL = "record-rules.json";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public DetectorKind kind() {
    return DetectorKind.RECORD_RULES;
  }

  @Override
  public Optional<TrainedDetector> train(
      TrainingSets sets, TrainingOptions options, TrainingProgress progress) {
    if (sets.profile().kind() != ProfileKind.EVENTS
        || sets.profile().categoricalTags().length == 0) {
      return Optional.empty();
    }
    RecordRules rules = RecordRuleLearner.learn(sets.profile(), sets.fitted().stretches());
    return Optional.of(
        new TrainedDetector(
            NAME,
            "rules on records: %d pairs of texts, %d ranges of numbers by text; score: how surprising the most surprising is, in nats"
                .formatted(rules.pairs().size(), rules.ranges().size()),
            kind(),
            MODEL,
            null,
            Map.of(MODEL, Messages.encode(rules)),
            Map.of(),
            Map.of(
                "pairs", (double) rules.pairs().size(), "ranges", (double) rules.ranges().size()),
            new Meaning.HeldOut()));
  }
}
