package io.sluice.detection.rule.criterion;

import java.util.Arrays;

/** What a rule asks of a number. */
public sealed interface Criterion {

  /** 0 if the rule is kept, from 1 on how far it is broken; NaN has nothing to say: 0. */
  double degree(double value);

  /**
   * From where to where a number may be. Beyond, the degree grows by 1 with each half of the band's
   * width; with one end or no width, with each time the end itself.
   *
   * @param low negative infinity if there is no such end
   * @param high infinity if there is no such end
   */
  record Band(double low, double high) implements Criterion {

    @Override
    public double degree(double value) {
      if (value > high) {
        return 1 + (value - high) / unit(high);
      }
      return value < low ? 1 + (low - value) / unit(low) : 0;
    }

    private double unit(double end) {
      double half = (high - low) / 2;
      if (half > 0 && half < Double.POSITIVE_INFINITY) {
        return half;
      }
      return end == 0 ? 1 : Math.abs(end);
    }
  }

  /** Only these. */
  final class States implements Criterion {

    private final double[] known;

    public States(double[] known) {
      this.known = known.clone();
    }

    @Override
    public double degree(double value) {
      for (double state : known) {
        if (value == state) {
          return 0;
        }
      }
      return Double.isNaN(value) ? 0 : 1;
    }

    @Override
    public String toString() {
      return Arrays.toString(known);
    }
  }

  /** From a number on, broken and no more than broken. */
  record Reached(double border) implements Criterion {

    @Override
    public double degree(double value) {
      return value >= border ? 1 : 0;
    }
  }
}
