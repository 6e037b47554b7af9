package io.sluice.testbed.plant.equipment;

/** A switch that goes on below one value and off above a higher one. */
public final class Hysteresis {

  private final double low;
  private final double high;
  private boolean on;

  public Hysteresis(double low, double high) {
    if (!(low < high)) {
      throw new IllegalArgumentException("low " + low + " is not below high " + high);
    }
    this.low = low;
    this.high = high;
  }

  /** Whether it is on, given this value. */
  public boolean below(double value) {
    if (value < low) {
      on = true;
    } else if (value > high) {
      on = false;
    }
    return on;
  }
}
