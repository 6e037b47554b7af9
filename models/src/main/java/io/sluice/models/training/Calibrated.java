package io.sluice.models.training;

import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.Standardizer;
import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.calibration.ScoreSeries;
import io.sluice.models.window.WindowReplay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Detectors and what their scores mean, found on normal windows that nothing was learnt from.
 *
 * @param detectors in the order in which they were trained
 * @param windows how many windows there were, of the detector that had the most; 0 if none was
 *     needed
 * @param anomalousShares by detector, share of them with ratio 1 or more, 0 to 1
 */
record Calibrated(List<DetectorEntry> detectors, int windows, Map<String, Double> anomalousShares) {

  /** Fewer cannot tell a tail. */
  private static final int FEWEST_WINDOWS = 50;

  static Calibrated find(
      List<TrainedDetector> trained,
      FeatureSpec features,
      Standardizer standardizer,
      List<WindowReplay> heldOut,
      CalibrationMethod method,
      TrainingProgress progress)
      throws TrainingFailedException {
    List<TrainedDetector> unknown =
        trained.stream().filter(one -> one.meaning() instanceof Meaning.HeldOut).toList();
    List<ScoreSeries> found = HeldOutScores.of(unknown, features, standardizer, heldOut, progress);
    int sharing = voices(trained);
    var calibrated = new Calibrated(new ArrayList<>(), 0, new LinkedHashMap<>());
    int windows = 0;
    for (TrainedDetector detector : trained) {
      switch (detector.meaning()) {
        case Meaning.HeldOut() -> {
          ScoreSeries scores = found.get(unknown.indexOf(detector));
          windows = Math.max(windows, calibrated.add(detector, scores, method, sharing));
        }
        case Meaning.Scores(ScoreSeries scores) ->
            windows = Math.max(windows, calibrated.add(detector, scores, method, sharing));
        case Meaning.Theory theory -> calibrated.add(detector, method.curve(theory, sharing));
        case Meaning.Fixed(RatioCurve curve) -> calibrated.add(detector, curve);
      }
    }
    return new Calibrated(calibrated.detectors, windows, calibrated.anomalousShares);
  }

  /** Those that can raise a false alarm by themselves and have a say in how often. */
  private static int voices(List<TrainedDetector> trained) {
    Set<String> together =
        UsualFusion.of(trained.stream().map(TrainedDetector::name).toList()).corroborated();
    return (int)
        trained.stream()
            .filter(one -> !(one.meaning() instanceof Meaning.Fixed))
            .map(one -> together.contains(one.name()) ? together : one.name())
            .distinct()
            .count();
  }

  private void add(TrainedDetector detector, RatioCurve curve) {
    detectors.add(detector.withCurve(curve));
  }

  private int add(
      TrainedDetector detector, ScoreSeries scores, CalibrationMethod method, int sharing)
      throws TrainingFailedException {
    if (scores.size() < FEWEST_WINDOWS) {
      throw new TrainingFailedException(
          ("detector '%s' has only %d windows that nothing was learnt from to find its thresholds on,"
                  + " at least %d are needed: give about %d times the rows in longer stretches without"
                  + " gaps, more by --calibrate, or leave it out by --detectors")
              .formatted(
                  detector.name(), scores.size(), FEWEST_WINDOWS, timesTheRows(scores.size())));
    }
    RatioCurve curve = method.curve(scores, sharing);
    add(detector, curve);
    anomalousShares.put(detector.name(), scores.shareFrom(curve.info()));
    return scores.size();
  }

  /** Whole, and never too few: windows grow faster than rows. */
  private static int timesTheRows(int windows) {
    return Math.max(2, Math.ceilDiv(FEWEST_WINDOWS, Math.max(1, windows)));
  }
}
