package io.sluice.models.calibration;

import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.detection.calibration.RatioCurve;

/** How it is found what a detector's scores mean. */
public sealed interface CalibrationMethod {

  /**
   * @param normal scores of normal operation
   * @param detectors how many detectors there are, any of which can raise an alarm
   */
  RatioCurve curve(ScoreSeries normal, int detectors);

  /**
   * The same of several detectors together.
   *
   * @param normal fused ratios of normal operation
   * @return the ratios that are to be 1, 1.5 and 2
   */
  RatioCurve fused(ScoreSeries normal);

  /** The same where nothing but theory is known. */
  RatioCurve curve(Meaning.Theory theory, int detectors);

  /**
   * How many times as high as on the days of the data scores may be on others; what was found by
   * {@link #curve} and {@link #fused} is to be as much further out.
   *
   * @return 1 or more
   */
  double margin(ProfileKind kind);

  /**
   * What of it data can keep.
   *
   * @param windowsPerDay windows a day that do not overlap
   */
  CalibrationMethod within(double windowsPerDay);

  /**
   * By how often a person accepts a false alarm.
   *
   * @param budget of all detectors together
   */
  record Budget(AlarmBudget budget) implements CalibrationMethod {

    /**
     * A cycle that all but reaches its border each time it comes is an alarm each time once a
     * season makes a few percent more of it: docs/adr/0044-a-margin-for-days-to-come.md.
     */
    private static final double MARGIN_OF_SIGNALS = 1.1;

    @Override
    public RatioCurve curve(ScoreSeries normal, int detectors) {
      AlarmBudget share = budget.among(detectors);
      Tail tail = Tail.of(normal);
      return RatioCurve.through(
          Math.max(LOWEST_LEVEL, tail.levelAt(share.info())),
          tail.levelAt(share.warning()),
          tail.levelAt(share.critical()));
    }

    @Override
    public RatioCurve fused(ScoreSeries normal) {
      return curve(normal, 1);
    }

    @Override
    public RatioCurve curve(Meaning.Theory theory, int detectors) {
      AlarmBudget share = budget.among(detectors);
      double windows = theory.windowsPerDay();
      return RatioCurve.through(
          theory.limit().applyAsDouble(probability(share.info(), windows)),
          theory.limit().applyAsDouble(probability(share.warning(), windows)),
          theory.limit().applyAsDouble(probability(share.critical(), windows)));
    }

    @Override
    public double margin(ProfileKind kind) {
      return switch (kind) {
        case SIGNALS -> MARGIN_OF_SIGNALS;
        case EVENTS -> 1; // judged by itself, a record has no cycle
      };
    }

    @Override
    public Budget within(double windowsPerDay) {
      return new Budget(budget.within(windowsPerDay));
    }

    /**
     * A plant of few windows a day cannot meet a large budget otherwise than by every other one.
     */
    private static double probability(double timesPerDay, double windowsPerDay) {
      return Math.min(0.5, timesPerDay / windowsPerDay);
    }
  }

  /**
   * By a percentile of the scores, whatever follows from it.
   *
   * @param percentile 50 to 100
   */
  record Percentile(double percentile) implements CalibrationMethod {

    public Percentile {
      if (!(percentile >= 50 && percentile <= 100)) {
        throw new IllegalArgumentException("percentile is " + percentile + ", expected 50 to 100");
      }
    }

    @Override
    public RatioCurve curve(ScoreSeries normal, int detectors) {
      double threshold = Tail.quantile(normal.sorted(), percentile / 100);
      return RatioCurve.proportional(Math.max(LOWEST_LEVEL, threshold));
    }

    /** A percentile is asked for of each detector. */
    @Override
    public RatioCurve fused(ScoreSeries normal) {
      return RatioCurve.proportional(1);
    }

    @Override
    public RatioCurve curve(Meaning.Theory theory, int detectors) {
      return RatioCurve.proportional(
          theory.limit().applyAsDouble(Math.max(1e-6, 1 - percentile / 100)));
    }

    /** A percentile is of the data, whatever other days are like. */
    @Override
    public double margin(ProfileKind kind) {
      return 1;
    }

    @Override
    public Percentile within(double windowsPerDay) {
      return this;
    }
  }

  /**
   * Lowest score with ratio 1: on a plant that stands still the scores are all but 0, and a ratio
   * to them would say more about rounding than about the plant.
   */
  double LOWEST_LEVEL = 1e-3;
}
