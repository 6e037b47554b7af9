package io.sluice.testbed.plant.process;

import io.sluice.testbed.plant.equipment.Lag;
import io.sluice.testbed.plant.equipment.Tank;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;

/**
 * Stage 2: P101 pumps raw water through MV201, and salt (P201), acid (P203) and hypochlorite (P205)
 * are dosed into the stream. Only water that flows mixes.
 */
final class PreTreatment {

  private static final double FLOW = 2.45;

  private final Lag flow = new Lag(1.2, 0);
  private final Lag conductivity = new Lag(220, 252);
  private final Lag ph = new Lag(200, 7);
  private double orp = 450;

  void step(Actuators actuators, Surroundings surroundings, Tank raw) {
    flow.step(
        FLOW
            * actuators.together(PlantTag.P101, PlantTag.P102)
            * actuators.opening(PlantTag.MV201)
            * raw.suction());
    double rate = Math.min(1, flow.value() / FLOW);
    double salt = dose(actuators, PlantTag.P201, PlantTag.P202);
    double acid = dose(actuators, PlantTag.P203, PlantTag.P204);
    double hypochlorite = dose(actuators, PlantTag.P205, PlantTag.P206);
    conductivity.step(surroundings.conductivity() + 20 * salt, rate);
    ph.step(surroundings.ph() - 0.25 * acid, rate);
    orp += rate * ((surroundings.orp() - orp) / 5_400 + hypochlorite * (560 - orp) / 900);
  }

  private static double dose(Actuators actuators, PlantTag duty, PlantTag standby) {
    return actuators.opening(duty) + actuators.opening(standby);
  }

  /** To T301, m3/h. */
  double flow() {
    return flow.value();
  }

  double conductivity() {
    return conductivity.value();
  }

  double ph() {
    return ph.value();
  }

  double orp() {
    return orp;
  }

  void measure(Signals truth) {
    truth.set(PlantTag.FIT201, flow.value());
    truth.set(PlantTag.AIT201, conductivity.value());
    truth.set(PlantTag.AIT202, ph.value());
    truth.set(PlantTag.AIT203, orp);
  }
}
