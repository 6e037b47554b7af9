package io.sluice.testbed.plant.process;

import io.sluice.testbed.plant.equipment.Lag;
import io.sluice.testbed.plant.equipment.Tank;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;
import io.sluice.testbed.plant.tag.Vessel;

/**
 * Stage 6: permeate gathers in T601 and flows over its rim to the consumers; P602 takes from it for
 * the backwash of stage 3, P601 for a return to T101. P603 serves the cleaning in place.
 */
final class PermeateTransfer {

  private static final double BACKWASH = 1.81;
  private static final double RETURN = 1.5;

  private final Tank tank = new Tank(0.5, 1_000, 900);
  private final Lag backwash = new Lag(2, 0);
  private final Lag returned = new Lag(2, 0);

  void step(Actuators actuators, Damage damage, double permeate) {
    double way = Math.min(actuators.opening(PlantTag.MV301), actuators.opening(PlantTag.MV303));
    backwash.step(BACKWASH * actuators.opening(PlantTag.P602) * way * tank.suction());
    returned.step(RETURN * actuators.opening(PlantTag.P601) * tank.suction());
    tank.step(permeate, backwash.value() + returned.value() + damage.leak(Vessel.T601));
  }

  /** To stage 3, m3/h. */
  double backwash() {
    return backwash.value();
  }

  /** To T101, m3/h. */
  double returned() {
    return returned.value();
  }

  Tank tank() {
    return tank;
  }

  void measure(Signals truth) {
    truth.set(PlantTag.FIT601, backwash.value());
  }
}
