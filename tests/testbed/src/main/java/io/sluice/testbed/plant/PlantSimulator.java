package io.sluice.testbed.plant;

import io.sluice.testbed.plant.scenario.Attack;
import io.sluice.testbed.plant.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * The plant under a scenario, second by second, without an end: after the scenario the plant runs
 * on normally, its sensors go on ageing and its seasons go on. It knows no clock; how fast the
 * seconds pass is the caller's affair.
 */
public final class PlantSimulator implements Iterator<PlantReading> {

  /** Before the beginning, until nothing of the artificial first state is left. */
  private static final long SETTLING = Duration.ofHours(6).toSeconds();

  private final Plant plant;
  private final Scenario scenario;
  private final GroundTruth groundTruth;
  private long second;

  /**
   * @param seed of all chance; another seed is another plant of the same make
   */
  public PlantSimulator(long seed, Scenario scenario) {
    this.plant = new Plant(seed, scenario);
    this.scenario = scenario;
    this.groundTruth = new GroundTruth(new Envelope(scenario));
    for (long before = SETTLING; before > 0; before--) {
      plant.step(epochSecond(-before), -before, null);
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
    double[] values = plant.step(epochSecond(second), second, attack);
    Instant time = scenario.begin().plusSeconds(second);
    return groundTruth.judge(time, second++, values, attack);
  }

  private long epochSecond(long sinceBegin) {
    return scenario.begin().getEpochSecond() + sinceBegin;
  }
}
