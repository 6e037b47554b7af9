package io.sluice.testbed.network.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * A source of chance: the same seed gives the same on every machine. Whoever must not be disturbed
 * by others has one of their own. Not thread-safe.
 */
public final class Chance {

  private final Random random;

  public Chance(long seed) {
    // Neighbouring seeds of a Random begin alike.
    random = new Random(new SplittableRandom(seed).nextLong());
  }

  /** Another one, which what is drawn here later does not touch. */
  public Chance split() {
    return new Chance(random.nextLong());
  }

  /** A seed for something small. */
  public long seed() {
    return random.nextLong();
  }

  /** Whether something comes to pass that does so in this part of all cases. */
  public boolean is(double part) {
    return random.nextDouble() < part;
  }

  /** Evenly, {@code high} excluded. */
  public double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Evenly, both ends included. */
  public int whole(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /**
   * Log-normal: half of the values are below the median, and none is negative.
   *
   * @param spread standard deviation of the logarithm
   */
  public double about(double median, double spread) {
    return median * StrictMath.exp(spread * random.nextGaussian());
  }

  /** Until the next of events that come by chance (exponential), in the unit of the mean. */
  public double waiting(double mean) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  /** One of them. */
  public <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** All of them in another order. */
  public <T> List<T> shuffled(List<T> all) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
