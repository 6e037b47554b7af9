package io.sluice.detection.bundle;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Panel;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.Standardizer;
import io.sluice.detection.window.WindowRing;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A window and what every detector said of it when the bundle was made. That it still says so
 * proves that features, scaling, models and native library agree with those of training.
 *
 * @param readings enough for one window, in order
 * @param scores expected score by detector
 */
public record GoldenWindow(List<GoldenReading> readings, Map<String, Double> scores) {

  /** Relative; single precision summed up in another order stays well below. */
  static final double TOLERANCE = 1e-4;

  /** Scores below this are compared as if they were this. */
  private static final double SMALLEST_SCORE = 1e-3;

  public GoldenWindow {
    readings = List.copyOf(Present.required(readings, "readings"));
    scores = Collections.unmodifiableMap(new TreeMap<>(Present.required(scores, "scores")));
  }

  /** Plays readings through a fresh window, or a record as it is, and all detectors. */
  static GoldenWindow play(
      Profile profile,
      Dictionaries dictionaries,
      FeatureSpec features,
      Standardizer standardizer,
      List<Detector> detectors,
      List<GoldenReading> readings) {
    var panel = new Panel(detectors, features, standardizer, 1);
    List<double[]> values = readings.stream().map(one -> one.toArray(dictionaries)).toList();
    if (values.stream().anyMatch(array -> array.length != profile.tags().size())) {
      throw new IllegalArgumentException(
          "a reading has not as many values as the profile has tags");
    }
    switch (profile.kind()) {
      case SIGNALS -> panel.add(window(profile, readings, values));
      case EVENTS -> {
        if (values.size() != 1) {
          throw new IllegalArgumentException(values.size() + " records, expected 1");
        }
        panel.addRecord(values.getFirst());
      }
    }
    panel.judge();
    var scores = new TreeMap<String, Double>();
    for (int i = 0; i < detectors.size(); i++) {
      scores.put(detectors.get(i).name(), panel.score(i, 0));
    }
    return new GoldenWindow(readings, scores);
  }

  private static WindowRing window(
      Profile profile, List<GoldenReading> readings, List<double[]> values) {
    var ring = new WindowRing(profile, 1);
    for (int i = 0; i < values.size(); i++) {
      ring.offer(readings.get(i).time().toEpochMilli(), values.get(i), i);
    }
    if (!ring.isFull()) {
      throw new IllegalArgumentException(
          "%d readings make a window of %d, expected %d"
              .formatted(readings.size(), ring.size(), profile.window()));
    }
    return ring;
  }

  /** Whether a detector's score is the expected one. */
  boolean agrees(String detector, double score) {
    Double expected = scores.get(detector);
    return expected != null
        && Math.abs(score - expected) <= TOLERANCE * Math.max(Math.abs(expected), SMALLEST_SCORE);
  }
}
