package io.sluice.testbed.plant;

import io.sluice.testbed.plant.control.Controllers;
import io.sluice.testbed.plant.equipment.Tank;
import io.sluice.testbed.plant.process.Actuators;
import io.sluice.testbed.plant.process.WaterProcess;
import io.sluice.testbed.plant.process.Weather;
import io.sluice.testbed.plant.scenario.Attack;
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.tag.Signals;
import io.sluice.testbed.plant.tag.Vessel;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The plant: controllers read instruments and command actuators, actuators act on the process, the
 * process is seen by instruments. An attack on any of these therefore spreads as it would in a real
 * plant.
 */
final class Plant {

  private final Controllers controllers = new Controllers();
  private final Actuators actuators = new Actuators();
  private final WaterProcess process;
  private final Instruments instruments;
  private final Interference interference;
  private final Signals truth = new Signals();
  private final Signals shown = new Signals();
  private final Signals reported = new Signals();

  /**
   * @param scenario of which only the season and the ageing of sensors are the plant's own; attacks
   *     come with the steps
   */
  Plant(long seed, Scenario scenario) {
    // A source of chance for each purpose: an attack must not change the noise of other sensors.
    SplittableRandom seeds = new SplittableRandom(seed);
    // Split off another of the same seed, so that plants without weather are what they were.
    SplittableRandom weather = new SplittableRandom(seed).split();
    process =
        new WaterProcess(
            new Weather(scenario.season(), purpose -> new Random(weather.nextLong())),
            purpose -> new Random(seeds.nextLong()));
    instruments = new Instruments(scenario.drifts(), purpose -> new Random(seeds.nextLong()));
    interference = new Interference(new Random(seeds.nextLong()));
    process.measure(actuators, truth);
    instruments.read(0, truth, shown);
  }

  /**
   * One second passes.
   *
   * @param epochSecond the plant's time
   * @param sinceBegin of the scenario, in seconds; below 0 before it
   * @param attack the one under way, null for none
   * @return what arrives at the historian, in plant order; NaN for what does not
   */
  double[] step(long epochSecond, long sinceBegin, @Nullable Attack attack) {
    interference.begin(attack, shown);
    actuators.step(controllers.scan(shown), interference.holds());
    process.step(epochSecond, actuators, interference.damage());
    process.measure(actuators, truth);
    instruments.read(sinceBegin, truth, shown);
    interference.forge(shown);
    reported.copyFrom(shown);
    interference.lose(reported);
    return reported.toArray();
  }

  Tank tank(Vessel vessel) {
    return process.tank(vessel);
  }

  WaterProcess.Flows flows() {
    return process.flows();
  }
}
