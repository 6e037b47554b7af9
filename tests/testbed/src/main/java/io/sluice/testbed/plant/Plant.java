package io.sluice.testbed.plant;

import io.sluice.testbed.plant.control.Controllers;
import io.sluice.testbed.plant.equipment.Tank;
import io.sluice.testbed.plant.process.Actuators;
import io.sluice.testbed.plant.process.WaterProcess;
import io.sluice.testbed.plant.scenario.Attack;
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

  Plant(long seed) {
    // A source of chance for each purpose: an attack must not change the noise of other sensors.
    SplittableRandom seeds = new SplittableRandom(seed);
    process = new WaterProcess(purpose -> new Random(seeds.nextLong()));
    instruments = new Instruments(purpose -> new Random(seeds.nextLong()));
    interference = new Interference(new Random(seeds.nextLong()));
    process.measure(actuators, truth);
    instruments.read(truth, shown);
  }

  /**
   * One second passes.
   *
   * @param secondOfDay 0 to 86,399
   * @param attack the one under way, null for none
   * @return what arrives at the historian, in plant order; NaN for what does not
   */
  double[] step(long secondOfDay, @Nullable Attack attack) {
    interference.begin(attack, shown);
    actuators.step(controllers.scan(shown), interference.holds());
    process.step(secondOfDay, actuators, interference.damage());
    process.measure(actuators, truth);
    instruments.read(truth, shown);
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
