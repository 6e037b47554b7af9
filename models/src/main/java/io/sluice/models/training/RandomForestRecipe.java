package io.sluice.models.training;

import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.DetectorKind;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.detection.detector.UsualRecord;
import io.sluice.detection.detector.UsualRecord.TagRange;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.randomforest.LabelledRecords;
import io.sluice.models.randomforest.RandomForest;
import io.sluice.models.randomforest.RandomForestExport;
import io.sluice.models.randomforest.RandomForestOptions;
import io.sluice.models.randomforest.Threshold;
import io.sluice.models.training.TrainingProgress.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Taught by labels: normal records and attacks, a part of both held out to find the threshold. */
final class RandomForestRecipe implements DetectorRecipe {

  static final String NAME = "random-forest";

  private static final String MODEL = "random-forest.onnx";
  private static final String SETTINGS = "random-forest.json";

  /** Of a tag's numbers, on either side of what is usual. */
  private static final double BEYOND = 0.05;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public DetectorKind kind() {
    return DetectorKind.ONNX_CLASSIFIER;
  }

  @Override
  public Optional<TrainedDetector> train(
      TrainingSets sets, TrainingOptions options, TrainingProgress progress) {
    progress.at(Stage.RANDOM_FOREST, 0, 1);
    float[][] normal = sets.normalRecords();
    var records = LabelledRecords.of(normal, sets.attackRecords());
    LabelledRecords learnt = records.learnt();
    RandomForest forest =
        RandomForest.fit(
            learnt.rows(), learnt.attacks(), RandomForestOptions.DEFAULT, options.seed());
    float[][] further = sets.furtherRecords();
    Threshold threshold =
        Threshold.of(
            forest, records.heldOut(), further, accepted(sets.profile(), options, further.length));
    progress.at(Stage.RANDOM_FOREST, 1, 1);
    return Optional.of(
        new TrainedDetector(
            NAME,
            "random forest, %d trees, taught by %,d records of which %,d are attacks; score: how likely a record is an attack"
                .formatted(
                    RandomForestOptions.DEFAULT.trees(),
                    learnt.rows().length,
                    learnt.numberOfAttacks()),
            kind(),
            MODEL,
            SETTINGS,
            Map.of(
                MODEL,
                RandomForestExport.toOnnx(forest),
                SETTINGS,
                Messages.encode(usual(sets, normal))),
            Map.of(),
            threshold.metrics(),
            new Meaning.Fixed(threshold.curve())));
  }

  /** Of records that only calibrate, as many as a budget has for the time that they are from. */
  private static int accepted(Profile profile, TrainingOptions options, int records) {
    return switch (options.calibration()) {
      case CalibrationMethod.Budget(AlarmBudget budget) ->
          (int) (budget.info() * records / BudgetAdvice.windowsPerDay(profile));
      case CalibrationMethod.Percentile percentile -> records;
    };
  }

  private static UsualRecord usual(TrainingSets sets, float[][] normal) {
    FeatureSpec spec = sets.features();
    var features = new ArrayList<Float>();
    var ranges = new ArrayList<TagRange>();
    for (int tag = 0; tag < spec.tags().size(); tag++) {
      int level = spec.levelOf(tag);
      if (level < 0) {
        features.addAll(mostFrequent(normal, spec.firstOf(tag), spec.countOf(tag)));
        ranges.add(TagRange.NONE);
      } else {
        float[] sorted = sorted(normal, level);
        features.add(at(sorted, 0.5));
        ranges.add(
            new TagRange(
                original(sets, level, at(sorted, 0.5)),
                original(sets, level, at(sorted, BEYOND)),
                original(sets, level, at(sorted, 1 - BEYOND))));
      }
    }
    return new UsualRecord(features, ranges);
  }

  private static double original(TrainingSets sets, int column, float value) {
    return sets.standardizer().original(column, value);
  }

  private static float at(float[] sorted, double part) {
    return sorted[(int) Math.round(part * (sorted.length - 1))];
  }

  private static float[] sorted(float[][] rows, int column) {
    float[] sorted = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      sorted[i] = rows[i][column];
    }
    Arrays.sort(sorted);
    return sorted;
  }

  /** Of a text's columns those that most records have. */
  private static List<Float> mostFrequent(float[][] rows, int first, int count) {
    var counts = new HashMap<List<Float>, Integer>();
    for (float[] row : rows) {
      counts.merge(
          IntStream.range(first, first + count).mapToObj(column -> row[column]).toList(),
          1,
          Integer::sum);
    }
    return counts.entrySet().stream()
        .max(
            Comparator.<Map.Entry<List<Float>, Integer>>comparingInt(Map.Entry::getValue)
                .thenComparing(entry -> entry.getKey().toString()))
        .orElseThrow()
        .getKey();
  }
}
