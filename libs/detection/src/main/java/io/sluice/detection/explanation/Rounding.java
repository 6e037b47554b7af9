package io.sluice.detection.explanation;

/**
 * Rounds computed values to what a sensor can tell apart, and a person can read. Steps are powers
 * of ten: 0.01 for a resolution of 0.05.
 */
final class Rounding {

  /** A computed value is not known better than this. */
  private static final int MAX_DIGITS = 8;

  /** Closer than this part of a step to a step is on it: products of decimals are not exact. */
  private static final double ON_STEP = 1e-6;

  /** Beyond this a power of ten is no exact double. */
  private static final int MAX_POWER = 22;

  private final double power;
  private final boolean fraction;

  private Rounding(int decimals) {
    fraction = decimals >= 0;
    power = Math.pow(10, Math.min(MAX_POWER, Math.abs(decimals)));
  }

  /**
   * @param resolution of the tag, 0 if unknown
   * @param magnitude of the values that are to be rounded
   */
  static Rounding of(double resolution, double magnitude) {
    int digits = MAX_DIGITS - 1 - exponent(magnitude);
    return new Rounding(resolution > 0 ? Math.min(digits, -exponent(resolution)) : digits);
  }

  private static int exponent(double value) {
    return value > 0 && Double.isFinite(value) ? (int) Math.floor(Math.log10(value)) : 0;
  }

  double nearest(double value) {
    return value(Math.rint(steps(value)));
  }

  double down(double value) {
    double steps = steps(value);
    return value(isOnStep(steps) ? Math.rint(steps) : Math.floor(steps));
  }

  double up(double value) {
    double steps = steps(value);
    return value(isOnStep(steps) ? Math.rint(steps) : Math.ceil(steps));
  }

  private double steps(double value) {
    return fraction ? value * power : value / power;
  }

  private double value(double steps) {
    return (fraction ? steps / power : steps * power) + 0.0; // no -0
  }

  private static boolean isOnStep(double steps) {
    return Math.abs(steps - Math.rint(steps)) < ON_STEP;
  }
}
