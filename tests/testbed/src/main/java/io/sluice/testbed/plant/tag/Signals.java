package io.sluice.testbed.plant.tag;

/** One value for each {@link PlantTag}; NaN where there is none. Written over at each step. */
public final class Signals {

  private final double[] values = new double[PlantTag.ALL.size()];

  public double get(PlantTag tag) {
    return values[tag.ordinal()];
  }

  public void set(PlantTag tag, double value) {
    values[tag.ordinal()] = value;
  }

  /** Whether a valve says it is open, or a pump that it runs. */
  public boolean isOn(PlantTag actuator) {
    return get(actuator) == 2;
  }

  public void copyFrom(Signals other) {
    System.arraycopy(other.values, 0, values, 0, values.length);
  }

  /** A copy in plant order. */
  public double[] toArray() {
    return values.clone();
  }
}
