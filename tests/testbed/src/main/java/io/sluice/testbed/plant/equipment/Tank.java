package io.sluice.testbed.plant.equipment;

/**
 * An upright tank. What flows in less what flows out is what its content grows by; what does not
 * fit spills over, and no more is drawn than is there.
 */
public final class Tank {

  private static final double SECONDS_PER_HOUR = 3600;

  /** Pumps draw air below this level, in mm. */
  private static final double SUCTION = 30;

  private final double area;
  private final double height;
  private double level;
  private double spilled;

  /**
   * @param area in m2
   * @param height of the rim, in mm
   * @param level at the beginning, in mm
   */
  public Tank(double area, double height, double level) {
    this.area = area;
    this.height = height;
    this.level = level;
  }

  /**
   * One second passes.
   *
   * @param inflow m3/h
   * @param outflow m3/h
   */
  public void step(double inflow, double outflow) {
    double next = level + (inflow - outflow) / SECONDS_PER_HOUR / area * 1000;
    if (next > height) {
      spilled += (next - height) * area / 1000;
      next = height;
    }
    level = Math.max(0, next);
  }

  /** In mm. */
  public double level() {
    return level;
  }

  /** Content in m3. */
  public double volume() {
    return level * area / 1000;
  }

  /** What has run over the rim since the beginning, in m3. */
  public double spilled() {
    return spilled;
  }

  /** The share of its flow, 0 to 1, that a pump still gets at this level. */
  public double suction() {
    return Math.min(1, level / SUCTION);
  }
}
