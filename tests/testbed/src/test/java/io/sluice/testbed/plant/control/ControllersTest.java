package io.sluice.testbed.plant.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testbed.plant.process.Commands;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControllersTest {

  private final Controllers controllers = new Controllers();
  private final Signals shown = new Signals();

  @BeforeEach
  void quiet() {
    PlantTag.ALL.forEach(tag -> shown.set(tag, tag.sort() == PlantTag.Sort.SENSOR ? 0 : 1));
    shown.set(PlantTag.LIT101, 650);
    shown.set(PlantTag.LIT301, 900);
    shown.set(PlantTag.LIT401, 900);
    shown.set(PlantTag.FIT401, 1.7);
  }

  @Test
  void fill_the_raw_water_tank_from_low_to_high() {
    // given
    List<Boolean> open = new ArrayList<>();

    // when
    for (double level : new double[] {650, 499, 650, 801, 650}) {
      shown.set(PlantTag.LIT101, level);
      open.add(controllers.scan(shown).isOn(PlantTag.MV101));
    }

    // then
    assertThat(open).containsExactly(false, true, true, false, false);
  }

  @Test
  void do_not_draw_from_an_empty_tank() {
    // given
    shown.set(PlantTag.LIT301, 700);
    shown.set(PlantTag.MV201, 2);
    shown.set(PlantTag.LIT101, 249);

    // when
    Commands commands = controllers.scan(shown);

    // then
    assertThat(commands.isOn(PlantTag.P101)).isFalse();
    assertThat(commands.isOn(PlantTag.MV201)).isTrue();
  }

  @Test
  void do_not_pump_against_a_closed_valve() {
    // given
    shown.set(PlantTag.LIT301, 700);
    shown.set(PlantTag.MV201, 0);

    // when
    Commands commands = controllers.scan(shown);

    // then
    assertThat(commands.isOn(PlantTag.P101)).isFalse();
  }

  @Test
  void start_the_standby_pump_when_the_duty_pump_does_not_run() {
    // given
    shown.set(PlantTag.LIT301, 700);
    shown.set(PlantTag.MV201, 2);
    shown.set(PlantTag.P101, 1);

    // when
    Commands commands = scan(20);

    // then
    assertThat(commands.isOn(PlantTag.P101)).isFalse();
    assertThat(commands.isOn(PlantTag.P102)).isTrue();
  }

  @Test
  void wash_the_filter_back_at_a_high_differential_pressure() {
    // given
    shown.set(PlantTag.LIT401, 700);
    shown.set(PlantTag.P301, 2);
    scan(60);
    shown.set(PlantTag.DPIT301, 45);

    // when
    Commands commands = scan(30);

    // then
    assertThat(commands.isOn(PlantTag.P301)).isFalse();
    assertThat(commands.isOn(PlantTag.MV302)).isFalse();
    assertThat(commands.isOn(PlantTag.MV301)).isTrue();
    assertThat(commands.isOn(PlantTag.MV303)).isTrue();
    assertThat(commands.isOn(PlantTag.P602)).isTrue();
  }

  @Test
  void stop_the_booster_without_water_at_its_inlet() {
    // given
    shown.set(PlantTag.FIT401, 0.6);

    // when
    Commands commands = scan(10);

    // then
    assertThat(commands.isOn(PlantTag.P501)).isFalse();
    assertThat(commands.isOn(PlantTag.P502)).isFalse();
  }

  @Test
  void dose_only_into_water_that_flows() {
    // given
    shown.set(PlantTag.AIT202, 7.2);

    // when
    boolean standing = controllers.scan(shown).isOn(PlantTag.P203);
    shown.set(PlantTag.FIT201, 2.4);
    boolean flowing = controllers.scan(shown).isOn(PlantTag.P203);

    // then
    assertThat(standing).isFalse();
    assertThat(flowing).isTrue();
  }

  private Commands scan(int seconds) {
    Commands commands = controllers.scan(shown);
    for (int i = 1; i < seconds; i++) {
      commands = controllers.scan(shown);
    }
    return commands;
  }
}
