package io.sluice.testbed.plant.equipment;

import java.util.Random;

/** A slow random wander about 0: an Ornstein-Uhlenbeck process in steps of a second. */
public final class Drift {

  private final double stay;
  private final double kick;
  private final Random random;
  private double value;

  /**
   * @param deviation its standard deviation
   * @param memory after this many seconds it has forgotten about two thirds of where it was
   */
  public Drift(double deviation, double memory, Random random) {
    this.stay = StrictMath.exp(-1 / memory);
    this.kick = deviation * Math.sqrt(1 - stay * stay);
    this.random = random;
    this.value = deviation * random.nextGaussian();
  }

  public double step() {
    value = stay * value + kick * random.nextGaussian();
    return value;
  }
}
