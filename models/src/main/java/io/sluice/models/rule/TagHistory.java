package io.sluice.models.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.rule.measure.Absence;
import io.sluice.detection.rule.measure.Measure;
import io.sluice.detection.rule.measure.Noise;
import io.sluice.detection.rule.measure.Rate;
import io.sluice.detection.rule.measure.Unchanged;
import io.sluice.detection.window.WindowRing;
import java.util.TreeMap;

/** What one tag did in a stretch of normal operation. */
final class TagHistory {

  /** More states than this are a counter or a set point, of which any other may come. */
  static final int MAX_STATES = 8;

  /** Readings that a rate is measured over, and noise. */
  private static final int RATE_OVER = 10;

  private static final int NOISE_READINGS = 30;

  /** Of a resolution: below one, whatever the error of computing. */
  private static final double SAME = 0.999;

  private final int tag;
  private final boolean state;
  private final Measure rate;
  private final Measure noise;
  private final Measure unchanged;
  private final Measure absence;

  final Levels levels;
  final Extremes values = new Extremes();
  final Extremes rates = new Extremes();
  final Extremes noises = new Extremes();
  final Extremes unchangedReadings = new Extremes();
  final Extremes absentReadings = new Extremes();

  /** Readings by state; one state more than {@link #MAX_STATES} at most. */
  final TreeMap<Double, Integer> states = new TreeMap<>();

  TagHistory(Profile profile, int tag) {
    this.tag = tag;
    Tag described = profile.tags().get(tag);
    state = described.kind() != TagKind.CONTINUOUS;
    rate = new Rate(tag, rateOver(profile));
    noise = new Noise(tag, noiseReadings(profile));
    // What differs by less than the tag's resolution is the same in readings with fewer digits.
    unchanged = new Unchanged(tag, profile.window(), SAME * described.resolution());
    absence = new Absence(tag, profile.window());
    levels = new Levels(Levels.most(profile.tags().size()));
  }

  static int rateOver(Profile profile) {
    return Math.clamp(profile.window() / 3, 1, RATE_OVER);
  }

  static int noiseReadings(Profile profile) {
    return Math.clamp(profile.window() / 2, 2, NOISE_READINGS);
  }

  void add(WindowRing ring) {
    int newest = ring.size() - 1;
    absentReadings.add(absence.at(ring, newest));
    double value = ring.row(newest)[tag];
    if (Double.isNaN(value)) {
      return;
    }
    values.add(value);
    if (!state) {
      levels.add(value);
      rates.add(rate.at(ring, newest));
      noises.add(noise.at(ring, newest));
      unchangedReadings.add(unchanged.at(ring, newest));
    } else if (states.size() <= MAX_STATES) {
      states.merge(value, 1, Integer::sum);
    }
  }
}
