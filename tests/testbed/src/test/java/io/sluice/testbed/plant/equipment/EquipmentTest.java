package io.sluice.testbed.plant.equipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EquipmentTest {

  @Test
  void a_tank_keeps_every_litre() {
    // given
    Tank tank = new Tank(1.5, 1_000, 500);
    Random flows = new Random(1);
    double expected = tank.volume();

    // when
    for (int i = 0; i < 10_000; i++) {
      double inflow = 5 * flows.nextDouble();
      double outflow = 3 * flows.nextDouble();
      expected += (inflow - outflow) / 3_600;
      tank.step(inflow, outflow);
    }

    // then
    assertThat(tank.level()).isLessThanOrEqualTo(1_000);
    assertThat(tank.spilled()).isPositive();
    assertThat(tank.volume() + tank.spilled()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void a_valve_is_moving_between_closed_and_open() {
    // given
    MotorValve valve = new MotorValve();
    List<Integer> codes = new ArrayList<>();

    // when
    for (int i = 0; i < 7; i++) {
      valve.step(true);
      codes.add(valve.code());
    }

    // then
    assertThat(codes).containsExactly(0, 0, 0, 0, 0, 2, 2);
    assertThat(valve.opening()).isEqualTo(1);
  }

  @Test
  void a_hysteresis_stays_as_it_is_between_its_values() {
    // given
    Hysteresis call = new Hysteresis(500, 800);

    // when
    List<Boolean> on =
        java.util.stream.DoubleStream.of(600, 499, 600, 799, 801, 600, 499)
            .mapToObj(call::below)
            .toList();

    // then
    assertThat(on).containsExactly(false, true, true, true, false, false, true);
  }
}
