package io.sluice.testbed.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.contracts.Reading;
import io.sluice.testbed.plant.scenario.Attack;
import io.sluice.testbed.plant.scenario.Effect;
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.scenario.Scenarios;
import io.sluice.testbed.plant.scenario.Season;
import io.sluice.testbed.plant.scenario.SensorDrift;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Vessel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
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
  @CsvSource({"sample,1", "sample,2", "attacks,1", "attacks,2", "drift-attacks,1"})
  void every_attack_shows_and_is_labelled(String name, long seed) {
    // given
    Scenario scenario = Scenarios.shipped(name);
    Scenario peaceful =
        new Scenario(
            "peaceful",
            "",
            scenario.begin(),
            scenario.duration(),
            List.of(),
            scenario.drifts(),
            scenario.season());

    // when
    PlantSimulator attacked = new PlantSimulator(seed, scenario);
    PlantSimulator normal = new PlantSimulator(seed, peaceful);

    // then
    List<Instant> wronglyLabelled = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (long second = 0; second < scenario.duration().toSeconds(); second++) {
      PlantReading reading = attacked.next();
      PlantReading otherwise = normal.next();
      Attack attack = scenario.attackAt(second).orElse(null);
      Attack labelled = attack == null || attack.isOfDataAlone() ? null : attack;
      if (reading.attackId() != (labelled == null ? 0 : labelled.id())
          || !Objects.equals(reading.label(), expectedLabel(reading, labelled))) {
        wronglyLabelled.add(reading.time());
      }
      if (attack != null && differ(reading, otherwise)) {
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

  @Test
  void a_sensor_that_ages_shows_a_growing_share_too_much_and_that_is_normal() {
    // given: an analyser behind the plant, which no controller reads
    Scenario asNew = scenario(Duration.ofDays(1), List.of());
    Scenario ageing = ageing(asNew, new SensorDrift(PlantTag.AIT501, 0.02));

    // when
    PlantReading first = readings(5, ageing).getFirst();
    PlantReading last = readings(5, ageing).getLast();
    PlantReading lastAsNew = readings(5, asNew).getLast();

    // then
    assertThat(first.values()).isEqualTo(readings(5, asNew).getFirst().values());
    assertThat(last.value(PlantTag.AIT501) / lastAsNew.value(PlantTag.AIT501))
        .isCloseTo(1 + 0.02 / 7, within(0.001));
    assertThat(last.value(PlantTag.AIT503)).isEqualTo(lastAsNew.value(PlantTag.AIT503));
    assertThat(last.label()).isZero();
  }

  @Test
  void controllers_believe_a_sensor_that_ages() {
    // given: the level reads half too low within a week, so its tank is filled the higher for it
    Scenario asNew = scenario(Duration.ofDays(1), List.of());
    Scenario ageing = ageing(asNew, new SensorDrift(PlantTag.LIT101, -0.5));

    // when
    List<PlantReading> readings = readings(5, ageing);

    // then
    double lastFull =
        readings.subList(72_000, 86_400).stream()
            .mapToDouble(reading -> reading.value(PlantTag.LIT101))
            .max()
            .orElseThrow();
    assertThat(lastFull).isBetween(795.0, 812.0);
    assertThat(readings.getLast().values()).isNotEqualTo(readings(5, asNew).getLast().values());
  }

  @Test
  void the_plant_recovers_from_an_attack_although_its_sensors_age() {
    // given: without regard to age AIT501 were outside of its envelope for ever
    Attack spoof =
        attack(
            Duration.ofHours(71),
            Duration.ofMinutes(3),
            List.of(new Effect.Spoof(PlantTag.AIT501, 8)));
    Scenario scenario =
        ageing(
            scenario(Duration.ofHours(72), List.of(spoof)), new SensorDrift(PlantTag.AIT501, 0.02));

    // when
    PlantReading last = everyMinute(5, scenario).getLast();

    // then
    assertThat(last.value(PlantTag.AIT501)).isGreaterThan(7.2);
    assertThat(last.label()).isZero();
  }

  @Test
  void a_season_changes_water_and_the_same_seed_gives_the_same() {
    // given: days that differ as much as those of months do in the shipped one
    Scenario always = scenario(Duration.ofDays(2), List.of());
    Scenario changing =
        new Scenario(
            "changing",
            "",
            BEGIN,
            always.duration(),
            List.of(),
            List.of(),
            new Season(15, 60, 0.5, 10));

    // when
    List<PlantReading> one = everyMinute(5, changing);
    List<PlantReading> again = everyMinute(5, changing);
    List<PlantReading> other = everyMinute(6, changing);
    List<PlantReading> constant = everyMinute(5, always);

    // then
    assertThat(one.getLast().values()).isEqualTo(again.getLast().values());
    assertThat(one.getLast().values()).isNotEqualTo(other.getLast().values());
    for (PlantTag tag : List.of(PlantTag.AIT503, PlantTag.AIT501, PlantTag.PIT501)) {
      assertThat(spread(one, tag)).as(tag.name()).isGreaterThan(1.5 * spread(constant, tag));
    }
    assertThat(one).allSatisfy(reading -> assertThat(reading.label()).isZero());
  }

  /** Between the lowest and the highest mean of a quarter of a day. */
  private static double spread(List<PlantReading> everyMinute, PlantTag tag) {
    DoubleSummaryStatistics means = new DoubleSummaryStatistics();
    for (int from = 0; from < everyMinute.size(); from += 360) {
      means.accept(
          everyMinute.subList(from, from + 360).stream()
              .mapToDouble(reading -> reading.value(tag))
              .average()
              .orElseThrow());
    }
    return means.getMax() - means.getMin();
  }

  /** The last of each minute, as long runs do not fit into memory. */
  private static List<PlantReading> everyMinute(long seed, Scenario scenario) {
    List<PlantReading> readings = new ArrayList<>();
    PlantSimulator.run(
        seed,
        scenario,
        reading -> {
          if (reading.time().getEpochSecond() % 60 == 59) {
            readings.add(reading);
          }
        });
    return readings;
  }

  private static Scenario ageing(Scenario scenario, SensorDrift drift) {
    return new Scenario(
        scenario.name(),
        "",
        scenario.begin(),
        scenario.duration(),
        scenario.attacks(),
        List.of(drift),
        Season.NONE);
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
