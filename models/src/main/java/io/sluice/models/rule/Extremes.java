package io.sluice.models.rule;

/** Smallest and largest of the numbers it was given; NaN does not count. */
final class Extremes {

  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  void add(double value) {
    if (value < low) {
      low = value;
    }
    if (value > high) {
      high = value;
    }
  }

  boolean isEmpty() {
    return low > high;
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }
}
