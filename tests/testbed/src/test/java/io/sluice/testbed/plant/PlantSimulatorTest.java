package io.sluice.testbed.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Reading;
import io.sluice.testbed.plant.scenario.Attack;
import io.sluice.testbed.plant.scenario.Effect;
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.scenario.Scenarios;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Vessel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlantSimulatorTest {

  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

  /** Deviations of its noise from which on a sensor shows something else. */
  private static final double CLEARLY = 8;

  @Test
  void the_same_seed_gives_the_same_readings() {
    // given
    Scenario scenario = Scenarios.shipped(Scenarios.SAMPLE);

    // when
    List<PlantReading> first = readings(5, scenario);
    List<PlantReading> second = readings(5, scenario);

    // then
    assertThat(first).hasSameSizeAs(second);
    for (int i = 0; i < first.size(); i++) {
      assertThat(first.get(i).values()).isEqualTo(second.get(i).values());
    }
  }

  @Test
  void another_seed_gives_another_plant() {
    // given
    Scenario scenario = scenario(Duration.ofSeconds(10), List.of());

    // when
    List<PlantReading> first = readings(5, scenario);
    List<PlantReading> second = readings(6, scenario);

    // then
    assertThat(first.getLast().values()).isNotEqualTo(second.getLast().values());
  }

  @Test
  void an_attack_leaves_what_was_before_it_alone() {
    // given
    Scenario attacked = Scenarios.shipped(Scenarios.SAMPLE);
    int before = (int) attacked.attacks().getFirst().start().toSeconds();
    Scenario peaceful =
        new Scenario("peaceful", "", attacked.begin(), attacked.duration(), List.of());

    // when
    List<PlantReading> with = readings(5, attacked);
    List<PlantReading> without = readings(5, peaceful);

    // then
    assertThat(with.get(before - 1).values()).isEqualTo(without.get(before - 1).values());
    assertThat(with.get(before + 30).values()).isNotEqualTo(without.get(before + 30).values());
  }

  @ParameterizedTest
  @CsvSource({"sample,1", "sample,2", "attacks,1", "attacks,2"})
  void every_attack_shows_and_is_labelled(String name, long seed) {
    // given
    Scenario scenario = Scenarios.shipped(name);
    Scenario peaceful =
        new Scenario("peaceful", "", scenario.begin(), scenario.duration(), List.of());

    // when
    List<PlantReading> attacked = readings(seed, scenario);
    List<PlantReading> normal = readings(seed, peaceful);

    // then
    List<Instant> wronglyLabelled = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int second = 0; second < attacked.size(); second++) {
      PlantReading reading = attacked.get(second);
      Attack attack = scenario.attackAt(second).orElse(null);
      Attack labelled = attack == null || attack.isOfDataAlone() ? null : attack;
      if (reading.attackId() != (labelled == null ? 0 : labelled.id())
          || !Objects.equals(reading.label(), expectedLabel(reading, labelled))) {
        wronglyLabelled.add(reading.time());
      }
      if (attack != null && differ(reading, normal.get(second))) {
        seen.add(attack.id());
      }
    }
    assertThat(wronglyLabelled).isEmpty();
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(scenario.attacks().stream().map(Attack::id).toList());
  }

  @Test
  void after_an_attack_the_plant_recovers_until_it_is_normal() {
    // given: the raw water tank is drained by hand, far below its switching point
    Attack drained =
        attack(
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            List.of(
                new Effect.Force(PlantTag.MV101, Effect.Position.CLOSED),
                new Effect.Leak(Vessel.T101, 3)));

    // when
    List<PlantReading> readings = readings(5, scenario(Duration.ofHours(2), List.of(drained)));

    // then
    List<PlantReading> recovery = readings.stream().filter(PlantReading::recovery).toList();
    assertThat(recovery).hasSizeGreaterThan(120);
    assertThat(recovery).extracting(PlantReading::label).containsOnlyNulls();
    assertThat(recovery.getFirst().time()).isEqualTo(BEGIN.plus(Duration.ofMinutes(25)));
    assertThat(recovery.getFirst().value(PlantTag.LIT101)).isLessThan(490);
    assertThat(recovery.getLast().value(PlantTag.LIT101)).isGreaterThan(490);
    assertThat(readings.getLast().label()).isZero();
  }

  @Test
  void a_missing_value_is_null_in_the_reading() {
    // given
    Attack lost =
        attack(Duration.ZERO, Duration.ofSeconds(10), List.of(new Effect.Missing(PlantTag.LIT101)));
    Scenario scenario = scenario(Duration.ofSeconds(10), List.of(lost));

    // when
    Reading reading = readings(5, scenario).getFirst().toReading("plant-1", "swat");

    // then
    assertThat(reading.asset()).isEqualTo("plant-1");
    assertThat(reading.values()).hasSize(51).containsEntry("LIT101", null);
    assertThat(reading.values().get("LIT301")).isNotNull();
    assertThat(reading.label()).as("nothing is done to the plant").isZero();
  }

  @Test
  void a_frozen_level_hides_what_happens_to_the_tank() {
    // given
    Attack hidden =
        attack(
            Duration.ofSeconds(10),
            Duration.ofMinutes(20),
            List.of(new Effect.Freeze(PlantTag.LIT401), new Effect.Leak(Vessel.T401, 2)));

    // when
    List<PlantReading> readings = readings(5, scenario(Duration.ofMinutes(21), List.of(hidden)));

    // then
    assertThat(readings.subList(10, 1_210).stream().map(r -> r.value(PlantTag.LIT401)).distinct())
        .containsExactly(readings.get(9).value(PlantTag.LIT401));
    assertThat(readings.get(1_215).value(PlantTag.LIT401))
        .isLessThan(readings.get(9).value(PlantTag.LIT401) - 50);
  }

  private static Integer expectedLabel(PlantReading reading, Attack attack) {
    if (attack != null) {
      return 1;
    }
    return reading.recovery() ? null : 0;
  }

  private static boolean differ(PlantReading one, PlantReading other) {
    for (PlantTag tag : PlantTag.ALL) {
      double difference = Math.abs(one.value(tag) - other.value(tag));
      double clear = tag.sort() == PlantTag.Sort.SENSOR ? CLEARLY * tag.noise() : 0.5;
      if (Double.isNaN(difference) || difference > clear) {
        return true;
      }
    }
    return false;
  }

  private static List<PlantReading> readings(long seed, Scenario scenario) {
    List<PlantReading> readings = new ArrayList<>();
    PlantSimulator.run(seed, scenario, readings::add);
    return readings;
  }

  private static Scenario scenario(Duration duration, List<Attack> attacks) {
    return new Scenario("test", "", BEGIN, duration, attacks);
  }

  private static Attack attack(Duration start, Duration duration, List<Effect> effects) {
    return new Attack(1, "test", start, duration, effects);
  }
}
