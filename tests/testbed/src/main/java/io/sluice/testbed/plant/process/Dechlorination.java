package io.sluice.testbed.plant.process;

import io.sluice.testbed.plant.equipment.Lag;
import io.sluice.testbed.plant.equipment.Tank;
import io.sluice.testbed.plant.tag.Membrane;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;
import io.sluice.testbed.plant.tag.Vessel;

/**
 * Stage 4: P401 pumps from T401 past the ultraviolet lamp UV401, which destroys chlorine; bisulfite
 * (P403) helps when the redox potential stays high.
 */
final class Dechlorination {

  private static final double FLOW = 1.7;

  /** Through the reverse osmosis without its booster P501, of the full flow. */
  private static final double UNBOOSTED = 0.565;

  /** What the booster still draws when P401 stands, of the full flow. */
  private static final double DRAWN = 0.18;

  private final Tank tank = new Tank(1.4, 1_200, 900);
  private final Lag flow = new Lag(1.5, FLOW);
  private final Lag upstream = new Lag(3_600, 450);
  private final Lag chlorine = new Lag(300, 0);
  private final Lag bisulfite = new Lag(300, 0);
  private double orp;
  private double hardness;

  /**
   * @param filtrate from stage 3, m3/h
   * @param recirculated concentrate that comes back, m3/h
   */
  void step(
      Actuators actuators,
      Surroundings surroundings,
      Damage damage,
      double filtrate,
      double recirculated,
      double dosedOrp) {
    double feed = actuators.together(PlantTag.P401, PlantTag.P402);
    double boost = actuators.together(PlantTag.P501, PlantTag.P502);
    double share = feed * (UNBOOSTED + (1 - UNBOOSTED) * Math.min(1, boost));
    share = Math.max(share, DRAWN * boost);
    double resistance = 1 + 0.15 * (damage.clog(Membrane.RO501) - 1);
    flow.step(FLOW * surroundings.demand() * share / resistance * tank.suction());
    tank.step(filtrate + recirculated, flow.value() + damage.leak(Vessel.T401));

    double rate = Math.min(1, flow.value() / FLOW);
    chlorine.step(60 * (1 - actuators.opening(PlantTag.UV401)), rate);
    bisulfite.step(
        45 * (actuators.opening(PlantTag.P403) + actuators.opening(PlantTag.P404)), rate);
    orp =
        225.5
            + 0.03 * (upstream.step(dosedOrp, rate) - 455)
            + surroundings.chlorine()
            + chlorine.value()
            - bisulfite.value();
    hardness = surroundings.hardness();
  }

  /** To the reverse osmosis, m3/h. */
  double flow() {
    return flow.value();
  }

  double orp() {
    return orp;
  }

  Tank tank() {
    return tank;
  }

  void measure(Signals truth) {
    truth.set(PlantTag.AIT401, hardness);
    truth.set(PlantTag.AIT402, orp);
    truth.set(PlantTag.FIT401, flow.value());
    truth.set(PlantTag.LIT401, tank.level());
  }
}
