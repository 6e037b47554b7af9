package io.sluice.models.training;

import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.fusion.Fusion;
import io.sluice.detection.scale.Standardizer;
import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.calibration.ScoreSeries;
import io.sluice.models.window.WindowReplay;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /**
   * @param heldOut windows of normal operation for detectors that have not judged any yet
   * @param onDelay how long windows have to be anomalous before an alarm: what is rarer than that
   *     is none, so scores count by their least over this time
   */
  static Calibrated find(
      List<TrainedDetector> trained,
      FeatureSpec features,
      Standardizer standardizer,
      List<WindowReplay> heldOut,
      CalibrationMethod method,
      Duration onDelay,
      TrainingProgress progress)
      throws TrainingFailedException {
    List<TrainedDetector> unknown =
        trained.stream().filter(one -> one.meaning() instanceof Meaning.HeldOut).toList();
    List<ScoreSeries> found = HeldOutScores.of(unknown, features, standardizer, heldOut, progress);
    Fusion fusion = UsualFusion.of(trained.stream().map(TrainedDetector::name).toList());
    int sharing = voices(trained, fusion);
    var curves = new LinkedHashMap<TrainedDetector, RatioCurve>();
    var scored = new LinkedHashMap<TrainedDetector, ScoreSeries>();
    for (TrainedDetector detector : trained) {
      switch (detector.meaning()) {
        case Meaning.HeldOut() -> scored.put(detector, found.get(unknown.indexOf(detector)));
        case Meaning.Scores(ScoreSeries scores) -> scored.put(detector, scores);
        case Meaning.Theory theory -> curves.put(detector, method.curve(theory, sharing));
        case Meaning.Fixed(RatioCurve curve) -> curves.put(detector, curve);
      }
    }
    for (var detector : scored.entrySet()) {
      requireEnough(detector.getKey(), detector.getValue(), kind(heldOut));
      curves.put(detector.getKey(), method.curve(detector.getValue().sustained(onDelay), sharing));
    }
    if (scored.size() > 1) {
      RatioCurve levels = together(fusion, scored, curves, heldOut, method, onDelay);
      scored
          .keySet()
          .forEach(one -> curves.computeIfPresent(one, (d, curve) -> curve.with(levels)));
    }
    for (TrainedDetector one : scored.keySet()) {
      curves.computeIfPresent(one, (d, curve) -> curve.beyond(method.margin(kind(heldOut))));
    }
    var shares = new LinkedHashMap<String, Double>();
    scored.forEach(
        (one, scores) ->
            shares.put(
                one.name(), scores.shareFrom(Objects.requireNonNull(curves.get(one)).info())));
    return new Calibrated(
        trained.stream()
            .map(one -> one.withCurve(Objects.requireNonNull(curves.get(one))))
            .toList(),
        scored.values().stream().mapToInt(ScoreSeries::size).max().orElse(0),
        shares);
  }

  /**
   * The fused ratios that come as often as is accepted. Each detector's part of the budget is right
   * only where they err apart, and where those that count together agree as rarely as each errs.
   */
  private static RatioCurve together(
      Fusion fusion,
      Map<TrainedDetector, ScoreSeries> scored,
      Map<TrainedDetector, RatioCurve> curves,
      List<WindowReplay> heldOut,
      CalibrationMethod method,
      Duration onDelay) {
    var fused = new FusedScores(fusion);
    scored.forEach(
        (one, scores) -> fused.add(one.name(), scores, Objects.requireNonNull(curves.get(one))));
    ScoreSeries ratios = fused.ratios(heldOut.getFirst().profile());
    return ratios.size() < FEWEST_WINDOWS
        ? RatioCurve.proportional(1)
        : method.fused(ratios.sustained(onDelay));
  }

  private static ProfileKind kind(List<WindowReplay> heldOut) {
    return heldOut.getFirst().profile().kind();
  }

  /** Those that can raise a false alarm by themselves and have a say in how often. */
  private static int voices(List<TrainedDetector> trained, Fusion fusion) {
    Set<String> together = fusion.corroborated();
    return (int)
        trained.stream()
            .filter(one -> !(one.meaning() instanceof Meaning.Fixed))
            .map(one -> together.contains(one.name()) ? together : one.name())
            .distinct()
            .count();
  }

  private static void requireEnough(TrainedDetector detector, ScoreSeries scores, ProfileKind kind)
      throws TrainingFailedException {
    if (scores.size() < FEWEST_WINDOWS) {
      throw new TrainingFailedException(
          ("detector '%s' has only %d %s that nothing was learnt from to find its thresholds on,"
                  + " at least %d are needed: give about %d times the rows%s, more by --calibrate, or"
                  + " leave it out by --detectors")
              .formatted(
                  detector.name(),
                  scores.size(),
                  kind.judged(),
                  FEWEST_WINDOWS,
                  timesTheRows(scores.size()),
                  switch (kind) {
                    case SIGNALS -> " in longer stretches without gaps";
                    case EVENTS -> "";
                  }));
    }
  }

  /** Whole, and never too few: windows grow faster than rows. */
  private static int timesTheRows(int windows) {
    return Math.max(2, Math.ceilDiv(FEWEST_WINDOWS, Math.max(1, windows)));
  }
}
