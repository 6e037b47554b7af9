package io.sluice.testbed.plant.process;

import io.sluice.testbed.plant.equipment.Lag;
import io.sluice.testbed.plant.tag.Membrane;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;

/**
 * Stage 5: the booster P501 presses water against the membrane; permeate passes, of the concentrate
 * most is rejected and the rest goes back to T401.
 */
final class ReverseOsmosis {

  private static final double FULL_FLOW = 1.7;
  private static final double FULL_PERMEATE = 1.225;

  /** Pressure at full flow, kPa. */
  private static final double BOOST = 221.5;

  /** Pressure before the membrane lets anything pass, kPa. */
  private static final double OSMOTIC = 34;

  private static final double FULL_PRESSURE = BOOST + 20 * FULL_FLOW;

  /** Meter of the feed reads this much too high; nobody has calibrated it since it was built. */
  private static final double FEED_METER_GAIN = 1.02;

  private final Lag pressure = new Lag(4, FULL_PRESSURE);
  private final Lag conductivity = new Lag(3_600, 253.5);
  private final Lag ph = new Lag(3_600, 7);
  private final Lag orp = new Lag(120, 225.5);
  private final Lag permeateConductivity = new Lag(150, 6.65);
  private double feed = FULL_FLOW;
  private double permeate = FULL_PERMEATE;

  /**
   * @param flow from stage 4, m3/h
   */
  void step(
      Actuators actuators, Surroundings surroundings, Damage damage, double flow, Water water) {
    double clog = damage.clog(Membrane.RO501);
    double speed = Math.min(1, actuators.together(PlantTag.P501, PlantTag.P502));
    double relative = flow / FULL_FLOW;
    feed = flow;
    pressure.step(
        BOOST * speed * relative * relative * clog * surroundings.viscosity() + 20 * flow);
    double driving = Math.max(0, pressure.value() - OSMOTIC) / (FULL_PRESSURE - OSMOTIC);
    permeate = Math.min(0.85 * flow, FULL_PERMEATE * driving / clog / surroundings.viscosity());

    double rate = Math.min(1, relative);
    conductivity.step(water.conductivity() + 0.7, rate);
    ph.step(water.ph() + 0.155, rate);
    orp.step(water.orp() * 0.92, rate);
    // Salt passes by diffusion whatever the pressure: little permeate is salty permeate.
    double passage = 0.0262 * FULL_PERMEATE / Math.max(permeate, 0.25 * FULL_PERMEATE);
    permeateConductivity.step(conductivity.value() * passage, rate);
  }

  /**
   * What comes from stages 2 and 4.
   *
   * @param conductivity in uS/cm
   * @param orp in mV
   */
  record Water(double conductivity, double ph, double orp) {}

  /** To T601, m3/h. */
  double permeate() {
    return permeate;
  }

  /** Back to T401, m3/h. */
  double recirculated() {
    return 0.3 * (feed - permeate);
  }

  /** To the drain, m3/h. */
  double rejected() {
    return 0.7 * (feed - permeate);
  }

  void measure(Signals truth) {
    truth.set(PlantTag.AIT501, ph.value());
    truth.set(PlantTag.AIT502, orp.value());
    truth.set(PlantTag.AIT503, conductivity.value());
    truth.set(PlantTag.AIT504, permeateConductivity.value());
    truth.set(PlantTag.FIT501, feed * FEED_METER_GAIN);
    truth.set(PlantTag.FIT502, permeate * FEED_METER_GAIN);
    truth.set(PlantTag.FIT503, rejected());
    truth.set(PlantTag.FIT504, recirculated());
    truth.set(PlantTag.PIT501, pressure.value());
    truth.set(PlantTag.PIT502, 1.4 * permeate);
    truth.set(PlantTag.PIT503, 0.745 * pressure.value());
  }
}
