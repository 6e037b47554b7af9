package io.sluice.models.training;

import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.feature.FeatureMatrix;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.Standardizer;
import io.sluice.models.training.BlockedSplit.Block;
import io.sluice.models.training.TrainingProgress.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where detectors draw the line, found on normal windows that nothing was learnt from.
 *
 * @param detectors with their thresholds
 * @param windows how many windows there were
 * @param anomalousShare share of them at or above the threshold of any detector, 0 to 1
 */
record Thresholds(List<DetectorEntry> detectors, int windows, double anomalousShare) {

  /** Fewer cannot tell a high percentile. */
  private static final int FEWEST_WINDOWS = 50;

  static Thresholds find(
      List<TrainedDetector> trained,
      WindowSets sets,
      Standardizer standardizer,
      FeatureSpec spec,
      int stride,
      double percentile,
      TrainingProgress progress)
      throws TrainingFailedException {
    List<Detector> detectors = trained.stream().map(detector -> detector.open(spec)).toList();
    try {
      List<DoubleStream.Builder> scores =
          trained.stream().map(detector -> DoubleStream.builder()).toList();
      List<Block> blocks = sets.calibration();
      for (int block = 0; block < blocks.size(); block++) {
        FeatureMatrix windows = sets.features(blocks.get(block), stride);
        for (int i = 0; i < detectors.size(); i++) {
          for (double score : TrainedDetector.score(detectors.get(i), windows, standardizer)) {
            scores.get(i).add(score);
          }
        }
        progress.at(Stage.THRESHOLDS, block + 1, blocks.size());
      }
      return of(trained, scores.stream().map(s -> s.build().toArray()).toList(), percentile);
    } finally {
      detectors.forEach(Detector::close);
    }
  }

  private static Thresholds of(
      List<TrainedDetector> trained, List<double[]> scores, double percentile)
      throws TrainingFailedException {
    int windows = scores.getFirst().length;
    if (windows < FEWEST_WINDOWS) {
      throw new TrainingFailedException(
          "only %d windows are left to find thresholds on, at least %d are needed: give more rows,"
                  .formatted(windows, FEWEST_WINDOWS)
              + " or longer stretches without gaps");
    }
    var anomalous = new boolean[windows];
    var entries = new ArrayList<DetectorEntry>();
    for (int i = 0; i < trained.size(); i++) {
      double threshold = new HeldOutScores(scores.get(i)).threshold(percentile);
      entries.add(trained.get(i).withThreshold(threshold));
      for (int window = 0; window < windows; window++) {
        anomalous[window] |= scores.get(i)[window] >= threshold;
      }
    }
    int count = 0;
    for (boolean one : anomalous) {
      count += one ? 1 : 0;
    }
    return new Thresholds(entries, windows, (double) count / windows);
  }
}
