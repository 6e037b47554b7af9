package io.sluice.testbed.plant.control;

import io.sluice.testbed.plant.equipment.Hysteresis;

/**
 * What a controller makes of a tank's level. LL: pumps that draw stop. L: filling begins. H:
 * filling ends. HH: nothing may fill, whatever else is wanted.
 */
final class LevelSwitch {

  private static final double LOW_LOW = 250;
  private static final double HIGH_HIGH = 1_150;
  private static final double GAP = 50;

  private final Hysteresis filling;
  private final Hysteresis empty = new Hysteresis(LOW_LOW, LOW_LOW + GAP);
  private final Hysteresis notFull = new Hysteresis(HIGH_HIGH - GAP, HIGH_HIGH);
  private boolean wantsWater;
  private boolean mayBeDrawn;

  /**
   * @param low L in mm
   * @param high H in mm
   */
  LevelSwitch(double low, double high) {
    this.filling = new Hysteresis(low, high);
  }

  /**
   * @param level in mm
   */
  void update(double level) {
    boolean room = notFull.below(level);
    boolean called = filling.below(level);
    wantsWater = called && room;
    mayBeDrawn = !empty.below(level);
  }

  boolean wantsWater() {
    return wantsWater;
  }

  boolean mayBeDrawn() {
    return mayBeDrawn;
  }
}
