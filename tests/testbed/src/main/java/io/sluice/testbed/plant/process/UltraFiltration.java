package io.sluice.testbed.plant.process;

import io.sluice.testbed.plant.equipment.Lag;
import io.sluice.testbed.plant.equipment.Tank;
import io.sluice.testbed.plant.tag.Membrane;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;
import io.sluice.testbed.plant.tag.Vessel;

/**
 * Stage 3: P301 presses water from T301 through the membrane, through MV302 to T401 or through
 * MV304 to the drain. The membrane fouls with what it filters; backwash through MV301 and MV303
 * frees it.
 */
final class UltraFiltration {

  /** Flow of the pump without any resistance, m3/h. */
  private static final double FREE_FLOW = 2.3225;

  /** How much of it a kPa of differential pressure costs. */
  private static final double PRESSURE_COST = 0.00875;

  /** Differential pressure of the clean membrane, kPa for each m3/h. */
  private static final double CLEAN_RESISTANCE = 6.3;

  /** Growth of the resistance with the volume filtered, for each m3. */
  private static final double FOULING = 0.36;

  /** The share of the fouling that a second of full backwash takes off. */
  private static final double CLEANING = 0.11;

  private static final double FULL_BACKWASH = 1.8;

  private final Tank tank = new Tank(1.4, 1_200, 900);
  private final Lag flow = new Lag(2, 0);
  private double fouling = 1.2;
  private double pressure;
  private double filtrate;

  /**
   * @param inflow from stage 2, m3/h
   * @param backwash from stage 6, m3/h
   */
  void step(
      Actuators actuators,
      Surroundings surroundings,
      Damage damage,
      double inflow,
      double backwash) {
    double product = actuators.opening(PlantTag.MV302);
    double drain = actuators.opening(PlantTag.MV304);
    double resistance =
        CLEAN_RESISTANCE * fouling * surroundings.viscosity() * damage.clog(Membrane.UF301);
    flow.step(
        FREE_FLOW
            / (1 + PRESSURE_COST * resistance)
            * actuators.together(PlantTag.P301, PlantTag.P302)
            * Math.min(1, product + drain)
            * tank.suction());
    pressure = flow.value() * resistance + backwash * 1.9;
    // The way to the drain is wide: most goes there while it is open.
    filtrate = product == 0 ? 0 : flow.value() * product / (product + 3 * drain);
    fouling *= 1 + FOULING * surroundings.turbidity() * flow.value() / 3600;
    fouling -= (fouling - 1) * CLEANING * Math.min(1, backwash / FULL_BACKWASH);
    tank.step(inflow, flow.value() + damage.leak(Vessel.T301));
  }

  /** From T301, m3/h. */
  double flow() {
    return flow.value();
  }

  /** To T401, m3/h. */
  double filtrate() {
    return filtrate;
  }

  Tank tank() {
    return tank;
  }

  void measure(Signals truth) {
    truth.set(PlantTag.DPIT301, pressure);
    truth.set(PlantTag.FIT301, flow.value());
    truth.set(PlantTag.LIT301, tank.level());
  }
}
