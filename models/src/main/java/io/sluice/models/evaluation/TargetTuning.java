package io.sluice.models.evaluation;

import io.sluice.contracts.Debounce;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.detection.fusion.Fusion;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.Tuning.Outcome;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses on labelled data what becomes an alarm, toward what people want: how ratios become one,
 * how far above the calibrated thresholds that is, and how patient alarms are. A few dozen settings
 * are tried, and of equals the one that changes least is taken: labels are few, and what fits them
 * by chance does not last. So it is asked for by name, and what it is worth is seen on data that it
 * was not chosen on.
 *
 * @param target what was wanted
 * @param chosen the setting
 * @param outcome what it does on the data
 * @param usual what the settings as calibrated do there
 * @param isReached whether the target is met there
 */
public record TargetTuning(
    AlarmTarget target, Setting chosen, Outcome outcome, Outcome usual, boolean isReached) {

  /** Fewer labelled events show nothing: one more or less would turn every choice. */
  public static final int FEWEST_EVENTS = 5;

  /** Of the calibrated thresholds. */
  private static final List<Double> FACTORS = List.of(1.0, 0.8, 0.9, 1.15, 1.3, 1.5, 2.0, 3.0);

  /**
   * What becomes an alarm.
   *
   * @param fusion how ratios become one
   * @param factor of the calibrated thresholds
   * @param debounce how patient alarms are
   */
  public record Setting(Fusion fusion, double factor, Debounce debounce) {}

  /**
   * @param bundle whose detectors are calibrated
   * @throws UnusableFileException if a file does not fit the profile or has no label column, or if
   *     there are too few events to choose by; one sentence
   */
  public static TargetTuning choose(
      Bundle bundle, AlarmTarget target, List<Path> files, ReadingOptions reading)
      throws UnusableFileException, IOException {
    var parts = new ArrayList<Judged>();
    for (Path file : files) {
      try (var evaluator = new Evaluator(bundle, IncidentPolicy.of(bundle.manifest().debounce()));
          var readings = ReadingFile.inspect(file, reading.forProfile(bundle.profile())).open()) {
        evaluator.add(readings);
        parts.add(evaluator.judged());
      }
    }
    return choose(Judged.pooled("labelled", parts), bundle.manifest().fusion(), target);
  }

  /**
   * @param judged the labelled data, as calibrated
   * @param usual how its ratios became one
   * @throws UnusableFileException if there are too few events to choose by; one sentence
   */
  static TargetTuning choose(Judged judged, Fusion usual, AlarmTarget target)
      throws UnusableFileException {
    int events = judged.rows().trueEvents().size();
    if (events < FEWEST_EVENTS) {
      throw new UnusableFileException(
          "there are %d labelled true alarms to choose by, and it takes %d: label more incidents, take more of the history, or leave the target out"
              .formatted(events, FEWEST_EVENTS));
    }
    AlarmBudget known = judged.budget();
    double perDay = (known == null ? AlarmBudget.DEFAULT : known).info();
    var asCalibrated =
        new Setting(
            usual, 1, new Debounce(judged.settings().onDelay(), judged.settings().offDelay()));
    List<Tried> tried = new ArrayList<>();
    Outcome before = Outcome.of(judged, List.of());
    tried.add(new Tried(asCalibrated, before));
    for (Fusion fusion : fusions(usual, judged.rows())) {
      double[] ratios = fused(judged.rows(), fusion, usual);
      for (double factor : FACTORS) {
        Judged scaled = judged.withRatios(divided(ratios, factor));
        for (Debounce debounce : delays(asCalibrated.debounce(), judged.profile())) {
          tried.add(
              new Tried(
                  new Setting(fusion, factor, debounce),
                  Outcome.of(scaled.by(debounce), List.of())));
        }
      }
    }
    Tried best = best(tried, target, perDay);
    return new TargetTuning(
        target, best.setting, best.outcome, before, isReached(best.outcome, target, perDay));
  }

  /** A setting and what came of it. The list begins with what changes least. */
  private record Tried(Setting setting, Outcome outcome) {}

  private static Tried best(List<Tried> tried, AlarmTarget target, double perDay) {
    Comparator<Tried> mostFound = Comparator.comparingLong(one -> one.outcome.found());
    Comparator<Tried> byTarget =
        switch (target) {
          case AlarmTarget.Precision precision ->
              Comparator.<Tried>comparingInt(
                      one -> isReached(one.outcome, precision, perDay) ? 1 : 0)
                  .thenComparingDouble(
                      one ->
                          isReached(one.outcome, precision, perDay)
                              ? one.outcome.found()
                              : precision(one.outcome));
          case AlarmTarget.F1 f1 -> Comparator.comparingDouble(one -> f1(one.outcome));
          case AlarmTarget.Budget budget ->
              Comparator.<Tried>comparingInt(one -> isReached(one.outcome, budget, perDay) ? 1 : 0)
                  .thenComparing(
                      (one, other) ->
                          isReached(one.outcome, budget, perDay)
                              ? mostFound.compare(one, other)
                              : Long.compare(
                                  other.outcome.falseAlarms(), one.outcome.falseAlarms()));
        };
    Comparator<Tried> order =
        byTarget.thenComparing(
            Comparator.<Tried>comparingLong(one -> one.outcome.falseAlarms()).reversed());
    Tried best = tried.getFirst();
    for (Tried one : tried) {
      if (order.compare(one, best) > 0) {
        best = one;
      }
    }
    return best;
  }

  private static boolean isReached(Outcome outcome, AlarmTarget target, double perDay) {
    return switch (target) {
      case AlarmTarget.Precision wanted ->
          outcome.found() > 0 && precision(outcome) >= wanted.least();
      case AlarmTarget.F1 f1 -> true;
      case AlarmTarget.Budget budget ->
          outcome.found() > 0 && outcome.falseAlarms() <= perDay * outcome.normalDays();
    };
  }

  /** Of the alarms, the part that were right: events found, of these and false alarms. */
  private static double precision(Outcome outcome) {
    long alarms = outcome.found() + outcome.falseAlarms();
    return alarms == 0 ? 0 : (double) outcome.found() / alarms;
  }

  private static double f1(Outcome outcome) {
    long all = outcome.found() + outcome.falseAlarms() + outcome.events();
    return all == 0 ? 0 : 2.0 * outcome.found() / all;
  }

  private static List<Fusion> fusions(Fusion usual, JudgedRows rows) {
    var fusions = new ArrayList<Fusion>();
    fusions.add(usual);
    if (rows.detectors().size() > 1) {
      fusions.add(
          new Fusion(Fusion.Method.K_OF_N, Map.of(), 2, usual.corroborated(), usual.agreement()));
    }
    return fusions;
  }

  private static List<Debounce> delays(Debounce usual, Profile profile) {
    var delays = new ArrayList<Debounce>();
    delays.add(usual);
    Tuning.debounces(profile).stream().filter(one -> !one.equals(usual)).forEach(delays::add);
    return delays;
  }

  private static double[] fused(JudgedRows rows, Fusion fusion, Fusion usual) {
    if (fusion.equals(usual)) {
      return rows.ratios();
    }
    var byDetector = new HashMap<String, double[]>();
    rows.detectors().forEach(name -> byDetector.put(name, rows.ratios(name)));
    double[] fused = new double[rows.size()];
    var scores = new HashMap<String, DetectorScore>();
    for (int row = 0; row < fused.length; row++) {
      for (var detector : byDetector.entrySet()) {
        double ratio = detector.getValue()[row];
        scores.put(detector.getKey(), new DetectorScore(ratio, 1, ratio));
      }
      fused[row] = fusion.fuse(scores);
    }
    return fused;
  }

  private static double[] divided(double[] ratios, double factor) {
    return Arrays.stream(ratios).map(ratio -> ratio / factor).toArray();
  }

  /** What was chosen and what it does, for a person. */
  public String sentence() {
    String setting =
        "%s, thresholds times %s, an alarm after %s, ended after %s of quiet"
            .formatted(
                chosen.fusion().method() == Fusion.Method.K_OF_N
                    ? chosen.fusion().k() + " detectors have to agree"
                    : "detectors count as usual",
                chosen.factor(),
                chosen.debounce().onDelay(),
                chosen.debounce().offDelay());
    return "for %s%s: %s; %s where it was chosen (%s as calibrated)"
        .formatted(
            target,
            isReached ? "" : ", which nothing reaches",
            setting,
            words(outcome),
            words(usual));
  }

  private static String words(Outcome outcome) {
    return "%d of %d events found, %d false alarms in %.2f days"
        .formatted(outcome.found(), outcome.events(), outcome.falseAlarms(), outcome.normalDays());
  }
}
