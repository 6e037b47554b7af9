package io.sluice.testbed.plant.equipment;

/** A pump (or a lamp): on or off at once, with some seconds until its speed follows. */
public final class Pump implements Actuator {

  private final Lag speed = new Lag(2, 0);
  private boolean running;

  @Override
  public void step(boolean on) {
    running = on;
    speed.step(on ? 1 : 0);
  }

  @Override
  public double opening() {
    return speed.value();
  }

  @Override
  public int code() {
    return running ? 2 : 1;
  }
}
