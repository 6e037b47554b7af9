package io.sluice.testbed.plant;

import io.sluice.testbed.plant.scenario.Attack;
import io.sluice.testbed.plant.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * The plant under a scenario, second by second, without an end: after the scenario the plant runs
 * on normally. It knows no clock; how fast the seconds pass is the caller's affair.
 */
public final class PlantSimulator implements Iterator<PlantReading> {

  private static final long DAY = Duration.ofDays(1).toSeconds();

  /** Before the beginning, until nothing of the artificial first state is left. */
  private static final long SETTLING = Duration.ofHours(6).toSeconds();

  private final Plant plant;
  private final Scenario scenario;
  private final GroundTruth groundTruth = new GroundTruth();
  private long second;

  /**
   * @param seed of all chance; another seed is another plant of the same make
   */
  public PlantSimulator(long seed, Scenario scenario) {
    this.plant = new Plant(seed);
    this.scenario = scenario;
    for (long before = SETTLING; before > 0; before--) {
      plant.step(secondOfDay(-before), null);
    }
  }

  /** Hands out the readings of the scenario's duration. */
  public static void run(long seed, Scenario scenario, Consumer<PlantReading> consumer) {
    run(seed, scenario, scenario.duration(), consumer);
  }

  /** Hands out the readings of a duration, which may be longer or shorter than the scenario's. */
  public static void run(
      long seed, Scenario scenario, Duration duration, Consumer<PlantReading> consumer) {
    PlantSimulator simulator = new PlantSimulator(seed, scenario);
    for (long i = 0; i < duration.toSeconds(); i++) {
      consumer.accept(simulator.next());
    }
  }

  /** There is always a next second. */
  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public PlantReading next() {
    Attack attack = scenario.attackAt(second).orElse(null);
    double[] values = plant.step(secondOfDay(second), attack);
    Instant time = scenario.begin().plusSeconds(second);
    second++;
    return groundTruth.judge(time, values, attack);
  }

  private long secondOfDay(long sinceBegin) {
    return Math.floorMod(scenario.begin().getEpochSecond() + sinceBegin, DAY);
  }
}
