package io.sluice.testbed.plant.equipment;

/** A valve that takes its time from closed to open and back. */
public final class MotorValve implements Actuator {

  /** Seconds from end to end. */
  private static final int TRAVEL = 6;

  /** In seconds of travel from the closed end. */
  private int position;

  @Override
  public void step(boolean on) {
    position = on ? Math.min(TRAVEL, position + 1) : Math.max(0, position - 1);
  }

  @Override
  public double opening() {
    return (double) position / TRAVEL;
  }

  @Override
  public int code() {
    return position == 0 ? 1 : position == TRAVEL ? 2 : 0;
  }
}
