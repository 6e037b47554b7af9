package io.sluice.testbed.plant.process;

import io.sluice.testbed.plant.equipment.Lag;
import io.sluice.testbed.plant.equipment.Tank;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;
import io.sluice.testbed.plant.tag.Vessel;

/** Stage 1: supply fills T101 through MV101. */
final class RawWater {

  private final Tank tank = new Tank(1.5, 1_200, 650);
  private final Lag inflow = new Lag(1.5, 0);

  /**
   * @param outflow what stage 2 draws, m3/h
   * @param returned permeate that P601 sends back, m3/h
   */
  void step(
      Actuators actuators,
      Surroundings surroundings,
      Damage damage,
      double outflow,
      double returned) {
    inflow.step(surroundings.supply() * actuators.opening(PlantTag.MV101));
    tank.step(inflow.value() + returned, outflow + damage.leak(Vessel.T101));
  }

  double inflow() {
    return inflow.value();
  }

  Tank tank() {
    return tank;
  }

  void measure(Signals truth) {
    truth.set(PlantTag.FIT101, inflow.value());
    truth.set(PlantTag.LIT101, tank.level());
  }
}
