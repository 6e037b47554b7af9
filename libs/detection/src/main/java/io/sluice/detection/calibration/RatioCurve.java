package io.sluice.detection.calibration;

/**
 * What a detector's score means: a score at an {@link AlarmBudget}'s level of INFO has ratio 1, of
 * WARNING 1.5, of CRITICAL 2. Between them, and from score 0 with ratio 0, the ratio is linear in
 * the score; above it grows in proportion to the score. So the ratio orders windows as the score
 * does.
 *
 * @param info score that gets ratio 1, at least {@value #SMALLEST}
 * @param warning score that gets ratio 1.5, above {@code info}
 * @param critical score that gets ratio 2, above {@code warning}
 */
public record RatioCurve(double info, double warning, double critical) {

  /** Below this a ratio would say more about rounding than about the plant. */
  public static final double SMALLEST = 1e-9;

  /** Levels closer than this part of each other are drawn apart. */
  private static final double LEAST_STEP = 1e-3;

  /**
   * @throws IllegalArgumentException if the scores do not ascend
   */
  public RatioCurve {
    if (!(SMALLEST <= info && info < warning && warning < critical) || !Double.isFinite(critical)) {
      throw new IllegalArgumentException(
          "the scores of ratio 1, 1.5 and 2 are %s, %s and %s, expected to ascend from at least %s"
              .formatted(info, warning, critical, SMALLEST));
    }
  }

  /** A ratio that is the score over a threshold. */
  public static RatioCurve proportional(double threshold) {
    return new RatioCurve(threshold, 1.5 * threshold, 2 * threshold);
  }

  /** Levels that were measured, drawn apart where they are the same. */
  public static RatioCurve through(double info, double warning, double critical) {
    double first = Math.max(SMALLEST, info);
    double second = Math.max(first * (1 + LEAST_STEP), warning);
    return new RatioCurve(first, second, Math.max(second * (1 + LEAST_STEP), critical));
  }

  /**
   * The same ratios for scores that are so many times as high.
   *
   * @param times at least 1
   */
  public RatioCurve beyond(double times) {
    return through(times * info, times * warning, times * critical);
  }

  /**
   * @param score at least 0
   */
  public double ratio(double score) {
    if (score <= info) {
      return score / info;
    }
    if (score <= warning) {
      return 1 + 0.5 * (score - info) / (warning - info);
    }
    if (score <= critical) {
      return 1.5 + 0.5 * (score - warning) / (critical - warning);
    }
    return 2 * score / critical;
  }

  /**
   * The score that has a ratio.
   *
   * @param ratio at least 0
   */
  public double scoreAt(double ratio) {
    if (ratio <= 1) {
      return ratio * info;
    }
    if (ratio <= 1.5) {
      return info + (ratio - 1) / 0.5 * (warning - info);
    }
    if (ratio <= 2) {
      return warning + (ratio - 1.5) / 0.5 * (critical - warning);
    }
    return ratio / 2 * critical;
  }

  /**
   * The same scores where other ratios are to become 1, 1.5 and 2.
   *
   * @param levels those ratios
   */
  public RatioCurve with(RatioCurve levels) {
    return through(scoreAt(levels.info), scoreAt(levels.warning), scoreAt(levels.critical));
  }
}
