package io.sluice.models.evaluation;

import io.sluice.contracts.Debounce;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses on labelled development data how patient a bundle's alarms are. How ratios become one is
 * not chosen: a mean, or a vote, of detectors that see different things loses what only one of them
 * sees, and a few hours cannot show it.
 *
 * <p>A setting is given up only if the data contradict the budget, that is, if even the least rate
 * that its false alarms are compatible with is above it: one false alarm in three hours is not. The
 * usual delays stay unless others find no fewer events and are better by more than chance: the
 * difference of F1 over parts of the development data, each with as many events, is more than its
 * standard error.
 *
 * @param debounce how patient alarms are
 * @param outcome what these do on the development data
 * @param usual what the usual delays do
 * @param isUsualGivenUp whether the false alarms of the usual delays contradict the budget
 * @param difference how much better F1 is than with the usual delays, mean over the parts
 * @param standardError of {@code difference}, infinite where there are no two parts
 */
public record Tuning(
    Debounce debounce,
    Outcome outcome,
    Outcome usual,
    boolean isUsualGivenUp,
    double difference,
    double standardError) {

  /**
   * The few measures that settings are chosen by.
   *
   * @param found events found
   * @param events events there are
   * @param falseAlarms alarms about nothing
   * @param normalDays time of normal operation
   * @param f1 row by row, of each part; 0 in one without an anomaly in alarm
   */
  public record Outcome(
      long found, long events, long falseAlarms, double normalDays, List<Double> f1) {

    static Outcome of(Judged judged, List<Run> parts) {
      var assessment = new Assessment(judged);
      var alarms = assessment.falseAlarms().total();
      var events = assessment.events();
      return new Outcome(
          events.found(),
          events.total(),
          alarms.episodes(),
          alarms.days(),
          parts.stream()
              .map(part -> Confusion.of(judged.rows(), part.first(), part.last()).pointwise().f1())
              .map(f1 -> f1 == null ? 0.0 : f1)
              .toList());
    }

    /** Whether false alarms came more often than by chance. */
    boolean contradicts(AlarmBudget budget) {
      return normalDays > 0 && Interval.ofRate(falseAlarms, normalDays).low() > budget.info();
    }
  }

  /** Parts of the development data. */
  private static final int PARTS = 5;

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
    try (var evaluator = new Evaluator(bundle, IncidentPolicy.of(bundle.manifest().debounce()))) {
      for (Path file : development) {
        try (var readings =
            ReadingFile.inspect(file, reading.forProfile(bundle.profile())).open()) {
          evaluator.add(readings);
        }
      }
      judged = evaluator.judged();
    }
    var calibration = bundle.manifest().calibration();
    return choose(judged, calibration == null ? null : calibration.budget());
  }

  /**
   * @param judged the development data, by the usual delays
   * @param budget null if none was asked for
   */
  static Tuning choose(Judged judged, @Nullable AlarmBudget budget) {
    List<Run> parts = parts(judged.rows());
    var usualDelays = new Debounce(judged.settings().onDelay(), judged.settings().offDelay());
    Outcome usual = Outcome.of(judged, parts);
    boolean isGivenUp = budget != null && usual.contradicts(budget);
    Tuning asUsual = new Tuning(usualDelays, usual, usual, isGivenUp, 0, 0);
    List<Tuning> others =
        debounces(judged.profile()).stream()
            .map(debounce -> asUsual.by(debounce, Outcome.of(judged.by(debounce), parts)))
            .toList();
    Comparator<Tuning> byF1 = Comparator.comparingDouble(Tuning::difference);
    if (budget == null || !isGivenUp) {
      return others.stream()
          .filter(other -> budget == null || !other.outcome.contradicts(budget))
          .filter(Tuning::isSurelyBetter)
          .max(byF1)
          .orElse(asUsual);
    }
    // Long delays make one alarm of many, which is no cure: F1 sees how long it is.
    return others.stream()
        .filter(other -> !other.outcome.contradicts(budget))
        .max(byF1)
        .orElseGet(
            () ->
                Stream.concat(Stream.of(asUsual), others.stream())
                    .min(Comparator.comparingLong(one -> one.outcome.falseAlarms))
                    .orElseThrow());
  }

  /** The same data by other delays. */
  private Tuning by(Debounce other, Outcome itsOutcome) {
    double[] differences =
        IntStream.range(0, usual.f1.size())
            .mapToDouble(part -> itsOutcome.f1.get(part) - usual.f1.get(part))
            .toArray();
    double mean = Arrays.stream(differences).average().orElse(0);
    double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    int parts = differences.length;
    double error = parts < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(squares / (parts - 1) / parts);
    return new Tuning(other, itsOutcome, usual, isUsualGivenUp, mean, error);
  }

  private boolean isSurelyBetter() {
    return outcome.found >= usual.found && difference > standardError;
  }

  /** What was chosen and how sure that is, for a person. */
  public String sentence() {
    String chosen =
        "an alarm after %s, ended after %s of quiet"
            .formatted(debounce.onDelay(), debounce.offDelay());
    String events = "%d of %d events found".formatted(outcome.found, outcome.events);
    boolean isUsual = outcome.equals(usual);
    if (isUsualGivenUp) {
      String tooMany =
          "the usual delays raise %d false alarms in %.2f days of normal operation, more than the budget allows"
              .formatted(usual.falseAlarms, usual.normalDays);
      return isUsual
          ? "%s, and no other delays raise fewer, so they stay: %s; %s"
              .formatted(tooMany, chosen, events)
          : "chosen on the development data, for %s: %s, which raises %d; %s (%d by the usual delays)"
              .formatted(tooMany, chosen, outcome.falseAlarms, events, usual.found);
    }
    return isUsual
        ? "the development data give no reason for other delays than the usual ones: %s; %s"
            .formatted(chosen, events)
        : "chosen on the development data: %s; %s, F1 better by %.3f, give or take %.3f over %d parts"
            .formatted(chosen, events, difference, standardError, outcome.f1.size());
  }

  /** Rows from one event's end to another's, so that each part has as many events. */
  private static List<Run> parts(JudgedRows rows) {
    List<Run> events = rows.trueEvents();
    int count = Math.min(PARTS, events.size());
    List<Run> parts = new ArrayList<>();
    int first = 0;
    for (int part = 1; part <= count; part++) {
      int last =
          part == count ? rows.size() - 1 : events.get(events.size() * part / count - 1).last();
      parts.add(new Run(first, last));
      first = last + 1;
    }
    return parts;
  }

  /** Anomalous records lie between normal ones: no delay would ever be over. */
  static List<Debounce> debounces(Profile profile) {
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
