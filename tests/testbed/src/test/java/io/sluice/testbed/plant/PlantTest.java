package io.sluice.testbed.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.testbed.plant.equipment.Tank;
import io.sluice.testbed.plant.process.WaterProcess.Flows;
import io.sluice.testbed.plant.scenario.Scenarios;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Vessel;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlantTest {

  private static final int TWO_DAYS = 2 * 86_400;
  private static final int DAY = 86_400;

  /** What is started by hand, or only when something has failed. */
  private static final Set<PlantTag> IDLE =
      EnumSet.of(
          PlantTag.P102,
          PlantTag.P202,
          PlantTag.P204,
          PlantTag.P206,
          PlantTag.P302,
          PlantTag.P402,
          PlantTag.P403,
          PlantTag.P404,
          PlantTag.P502,
          PlantTag.P601,
          PlantTag.P603);

  private static final Set<PlantTag> ALWAYS_ON =
      EnumSet.of(PlantTag.P401, PlantTag.UV401, PlantTag.P501);

  private final Plant plant = new Plant(42, Scenarios.shipped(Scenarios.NORMAL));

  @Test
  void what_flows_in_less_what_flows_out_is_what_the_tanks_gain() {
    // given
    Map<Vessel, Double> expected = new EnumMap<>(Vessel.class);
    for (Vessel vessel : Vessel.values()) {
      expected.put(vessel, content(vessel));
    }

    // when
    for (int second = 0; second < DAY; second++) {
      plant.step(second, second, null);
      Flows flows = plant.flows();
      gain(expected, Vessel.T101, flows.raw() + flows.returned() - flows.treated());
      gain(expected, Vessel.T301, flows.treated() - flows.filtered());
      gain(expected, Vessel.T401, flows.filtrate() + flows.recirculated() - flows.feed());
      gain(expected, Vessel.T601, flows.permeate() - flows.backwash() - flows.returned());
    }

    // then: stages are computed one after the other, so a flow may count a second later
    expected.forEach(
        (vessel, volume) ->
            assertThat(content(vessel)).as("m3 of " + vessel).isCloseTo(volume, within(0.002)));
  }

  @Test
  void the_reverse_osmosis_loses_nothing() {
    // given
    double worst = 0;

    // when
    for (int second = 0; second < DAY; second++) {
      plant.step(second, second, null);
      Flows flows = plant.flows();
      double out = flows.permeate() + flows.rejected() + flows.recirculated();
      worst = Math.max(worst, Math.abs(flows.feed() - out));
    }

    // then
    assertThat(worst).isLessThan(1e-12);
  }

  @Test
  void in_normal_operation_no_tank_spills_and_everything_moves_that_should() {
    // given
    Map<PlantTag, Set<Integer>> codes = new EnumMap<>(PlantTag.class);
    Set<PlantTag> outOfRange = EnumSet.noneOf(PlantTag.class);

    // when
    for (int second = 0; second < TWO_DAYS; second++) {
      double[] values = plant.step(second, second, null);
      for (PlantTag tag : PlantTag.ALL) {
        double value = values[tag.ordinal()];
        if (!(value >= tag.low() && value <= tag.high())) {
          outOfRange.add(tag);
        }
        if (tag.sort() != PlantTag.Sort.SENSOR) {
          codes.computeIfAbsent(tag, any -> new TreeSet<>()).add((int) value);
        }
      }
    }

    // then
    assertThat(outOfRange).isEmpty();
    for (Vessel vessel : EnumSet.of(Vessel.T101, Vessel.T301, Vessel.T401)) {
      assertThat(plant.tank(vessel).spilled()).as("spilled from " + vessel).isZero();
    }
    codes.forEach(
        (tag, seen) -> assertThat(seen).as(tag.name()).containsExactlyElementsOf(usual(tag)));
  }

  private static Set<Integer> usual(PlantTag tag) {
    if (IDLE.contains(tag)) {
      return Set.of(1);
    }
    if (ALWAYS_ON.contains(tag)) {
      return Set.of(2);
    }
    return tag.sort() == PlantTag.Sort.VALVE
        ? new TreeSet<>(Set.of(0, 1, 2))
        : new TreeSet<>(Set.of(1, 2));
  }

  private double content(Vessel vessel) {
    Tank tank = plant.tank(vessel);
    return tank.volume() + tank.spilled();
  }

  private static void gain(Map<Vessel, Double> volumes, Vessel vessel, double flow) {
    volumes.merge(vessel, flow / 3_600, Double::sum);
  }
}
