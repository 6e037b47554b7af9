package io.sluice.testbed.plant.equipment;

/**
 * A first-order lag: goes after its input by the same share each second. StrictMath, so that every
 * machine gives the same digits.
 */
public final class Lag {

  private final double share;
  private double value;

  /**
   * @param timeConstant in seconds
   * @param value at the beginning
   */
  public Lag(double timeConstant, double value) {
    this.share = 1 - StrictMath.exp(-1 / timeConstant);
    this.value = value;
  }

  public double step(double input) {
    return step(input, 1);
  }

  /**
   * @param rate how fast time goes for it, 0 to 1: water that stands still does not mix
   */
  public double step(double input, double rate) {
    value += share * rate * (input - value);
    return value;
  }

  public double value() {
    return value;
  }
}
