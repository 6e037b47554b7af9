package io.sluice.models.evaluation;

import io.sluice.contracts.Debounce;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.fusion.Fusion;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses on labelled development data what a bundle does with the ratios of its detectors: of the
 * settings with the fewest false alarms, or no more than the budget asks for, those that find the
 * most events, and of these those with the best F1. Few settings are tried, so that little can be
 * learnt by heart.
 *
 * @param fusion how ratios become one
 * @param debounce how patient alarms are
 * @param outcome what these settings do on the development data
 */
public record Tuning(Fusion fusion, Debounce debounce, Outcome outcome) {

  /**
   * The few measures that settings are chosen by.
   *
   * @param found events found
   * @param falseAlarmsPerDay 0 if there is no normal time
   * @param f1 row by row, 0 if there is no anomaly
   */
  public record Outcome(long found, double falseAlarmsPerDay, double f1) {

    static Outcome of(Judged judged) {
      var assessment = new Assessment(judged);
      Double perDay = assessment.falseAlarms().total().perDay();
      Double f1 = assessment.confusion().pointwise().f1();
      return new Outcome(
          assessment.events().found(), perDay == null ? 0 : perDay, f1 == null ? 0 : f1);
    }
  }

  /** Of weights only equal ones: others would be learnt by heart. */
  private static final Fusion MEAN = new Fusion(Fusion.Method.WEIGHTED, Map.of(), 1, Set.of());

  private static final Fusion TWO_AGREE = new Fusion(Fusion.Method.K_OF_N, Map.of(), 2, Set.of());

  /** Never at once: how much patience saves shows in far more normal operation than this. */
  private static final List<Duration> ON_DELAYS =
      Stream.of(10, 20, 30).map(Duration::ofSeconds).toList();

  private static final List<Integer> ON_INTERVALS = List.of(0, 1);
  private static final List<Duration> OFF_DELAYS =
      Stream.of(30, 60, 120, 180).map(Duration::ofSeconds).toList();
  private static final List<Integer> OFF_INTERVALS = List.of(1, 6, 12);

  /** From this sampling interval on delays count readings. */
  private static final Duration SLOW = Duration.ofSeconds(30);

  /**
   * @param bundle whose detectors are calibrated
   * @throws UnusableFileException if a file does not fit the profile or has no label column
   */
  public static Tuning choose(Bundle bundle, List<Path> development, ReadingOptions reading)
      throws UnusableFileException, IOException {
    Judged judged;
    try (var evaluator = new Evaluator(bundle, IncidentPolicy.DEFAULT)) {
      for (Path file : development) {
        try (var readings =
            ReadingFile.inspect(file, reading.forProfile(bundle.profile())).open()) {
          evaluator.add(readings);
        }
      }
      judged = evaluator.judged();
    }
    var tried = new ArrayList<Tuning>();
    for (Fusion method : fusions(bundle.detectors().size())) {
      Fusion fusion = method.corroborating(bundle.fusion().corroborated());
      for (Debounce debounce : debounces(bundle.profile())) {
        tried.add(new Tuning(fusion, debounce, Outcome.of(judged.by(fusion, debounce))));
      }
    }
    var calibration =
        Objects.requireNonNull(bundle.manifest().calibration(), "its detectors are not calibrated");
    var budget = calibration.budget();
    double fewest =
        tried.stream().mapToDouble(one -> one.outcome.falseAlarmsPerDay).min().orElseThrow();
    double allowed = budget == null ? fewest : Math.max(fewest, budget.info());
    return tried.stream()
        .filter(one -> one.outcome.falseAlarmsPerDay <= allowed)
        .max(
            Comparator.<Tuning>comparingLong(one -> one.outcome.found)
                .thenComparingDouble(one -> one.outcome.f1))
        .orElseThrow();
  }

  private static List<Fusion> fusions(int detectors) {
    return switch (detectors) {
      case 1 -> List.of(Fusion.MAXIMUM);
      case 2 -> List.of(Fusion.MAXIMUM, MEAN);
      default -> List.of(Fusion.MAXIMUM, MEAN, TWO_AGREE);
    };
  }

  /** Anomalous records lie between normal ones: no delay would ever be over. */
  private static List<Debounce> debounces(Profile profile) {
    if (profile.kind() == ProfileKind.EVENTS) {
      return OFF_DELAYS.stream().map(off -> new Debounce(Duration.ZERO, off)).toList();
    }
    Duration interval = profile.interval();
    boolean slow = interval.compareTo(SLOW) >= 0;
    List<Duration> on =
        slow ? ON_INTERVALS.stream().map(interval::multipliedBy).toList() : ON_DELAYS;
    List<Duration> off =
        slow ? OFF_INTERVALS.stream().map(interval::multipliedBy).toList() : OFF_DELAYS;
    return on.stream().flatMap(o -> off.stream().map(f -> new Debounce(o, f))).toList();
  }
}
