package io.sluice.models.training;

import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.scale.Standardizer;
import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.calibration.ScoreSeries;
import io.sluice.models.window.WindowReplay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Detectors and what their scores mean, found on normal windows that nothing was learnt from.
 *
 * @param detectors in the order in which they were trained
 * @param windows how many windows there were, of the detector that had the fewest
 * @param anomalousShares by detector, share of them with ratio 1 or more, 0 to 1
 */
record Calibrated(List<DetectorEntry> detectors, int windows, Map<String, Double> anomalousShares) {

  /** Fewer cannot tell a tail. */
  private static final int FEWEST_WINDOWS = 50;

  static Calibrated find(
      List<TrainedDetector> trained,
      Standardizer standardizer,
      List<WindowReplay> heldOut,
      CalibrationMethod method,
      TrainingProgress progress)
      throws TrainingFailedException {
    List<TrainedDetector> unknown =
        trained.stream().filter(detector -> detector.crossFitted() == null).toList();
    List<ScoreSeries> found = HeldOutScores.of(unknown, standardizer, heldOut, progress);
    var entries = new ArrayList<DetectorEntry>();
    var shares = new LinkedHashMap<String, Double>();
    int windows = Integer.MAX_VALUE;
    for (TrainedDetector detector : trained) {
      ScoreSeries scores =
          detector.crossFitted() == null
              ? found.get(unknown.indexOf(detector))
              : detector.crossFitted();
      if (scores.size() < FEWEST_WINDOWS) {
        throw new TrainingFailedException(
            "only %d windows are left to find thresholds on, at least %d are needed: give more rows,"
                    .formatted(scores.size(), FEWEST_WINDOWS)
                + " or longer stretches without gaps");
      }
      RatioCurve curve = method.curve(scores, trained.size());
      entries.add(detector.withCurve(curve));
      shares.put(detector.name(), scores.shareFrom(curve.info()));
      windows = Math.min(windows, scores.size());
    }
    return new Calibrated(entries, windows, shares);
  }
}
