package io.sluice.testbed.plant.process;

import io.sluice.testbed.plant.equipment.Tank;
import io.sluice.testbed.plant.tag.Signals;
import io.sluice.testbed.plant.tag.Vessel;
import java.util.Random;
import java.util.function.IntFunction;

/** The six stages, joined: what one gives, the next one gets. */
public final class WaterProcess {

  private final Surroundings surroundings;
  private final RawWater rawWater = new RawWater();
  private final PreTreatment preTreatment = new PreTreatment();
  private final UltraFiltration ultraFiltration = new UltraFiltration();
  private final Dechlorination dechlorination = new Dechlorination();
  private final ReverseOsmosis reverseOsmosis = new ReverseOsmosis();
  private final PermeateTransfer permeateTransfer = new PermeateTransfer();

  /**
   * @param randoms an independent source of chance for each number
   */
  public WaterProcess(Weather weather, IntFunction<Random> randoms) {
    surroundings = new Surroundings(weather, randoms);
  }

  /**
   * One second passes.
   *
   * @param epochSecond the plant's time
   */
  public void step(long epochSecond, Actuators actuators, Damage damage) {
    surroundings.step(epochSecond);
    preTreatment.step(actuators, surroundings, rawWater.tank());
    rawWater.step(
        actuators, surroundings, damage, preTreatment.flow(), permeateTransfer.returned());
    ultraFiltration.step(
        actuators, surroundings, damage, preTreatment.flow(), permeateTransfer.backwash());
    dechlorination.step(
        actuators,
        surroundings,
        damage,
        ultraFiltration.filtrate(),
        reverseOsmosis.recirculated(),
        preTreatment.orp());
    reverseOsmosis.step(
        actuators,
        surroundings,
        damage,
        dechlorination.flow(),
        new ReverseOsmosis.Water(
            preTreatment.conductivity(), preTreatment.ph(), dechlorination.orp()));
    permeateTransfer.step(actuators, damage, reverseOsmosis.permeate());
  }

  /** Writes what each instrument would show if it were perfect. */
  public void measure(Actuators actuators, Signals truth) {
    actuators.measure(truth);
    rawWater.measure(truth);
    preTreatment.measure(truth);
    ultraFiltration.measure(truth);
    dechlorination.measure(truth);
    reverseOsmosis.measure(truth);
    permeateTransfer.measure(truth);
  }

  public Tank tank(Vessel vessel) {
    return switch (vessel) {
      case T101 -> rawWater.tank();
      case T301 -> ultraFiltration.tank();
      case T401 -> dechlorination.tank();
      case T601 -> permeateTransfer.tank();
    };
  }

  /** What flows into the tanks and out of the plant just now. */
  public Flows flows() {
    return new Flows(
        rawWater.inflow(),
        preTreatment.flow(),
        ultraFiltration.flow(),
        ultraFiltration.filtrate(),
        dechlorination.flow(),
        reverseOsmosis.permeate(),
        reverseOsmosis.rejected(),
        reverseOsmosis.recirculated(),
        permeateTransfer.backwash(),
        permeateTransfer.returned());
  }

  /**
   * True flows in m3/h, in the order of the stages.
   *
   * @param raw into T101
   * @param treated T101 to T301
   * @param filtered out of T301
   * @param filtrate into T401; the rest of {@code filtered} goes to the drain
   * @param feed out of T401
   * @param permeate into T601
   * @param rejected to the drain
   * @param recirculated back to T401
   * @param backwash out of T601
   * @param returned from T601 to T101
   */
  public record Flows(
      double raw,
      double treated,
      double filtered,
      double filtrate,
      double feed,
      double permeate,
      double rejected,
      double recirculated,
      double backwash,
      double returned) {}
}
