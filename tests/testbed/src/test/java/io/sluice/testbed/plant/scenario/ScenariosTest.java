package io.sluice.testbed.plant.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.testbed.plant.tag.PlantTag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenariosTest {

  private static final String GOOD =
      """
      version: 1
      name: test
      begin: 2026-01-05T00:00:00Z
      duration: 1h
      attacks:
        - id: 3
          description: both at once
          start: 10m
          duration: 90s
          effects:
            - {kind: spoof, target: LIT101, value: 700}
            - {kind: force, target: MV101, position: closed}
      drifts:
        - {target: AIT401, perWeek: -0.03}
      season: {temperature: 5, conductivity: 8, ph: 0, rainsPerWeek: 2.5}
      """;

  @TempDir Path directory;

  @Test
  void a_file_is_read() throws Exception {
    // given
    Path file = write(GOOD);

    // when
    Scenario scenario = Scenarios.load(file);

    // then
    assertThat(scenario.duration()).isEqualTo(Duration.ofHours(1));
    assertThat(scenario.attacks())
        .singleElement()
        .satisfies(
            attack -> {
              assertThat(attack.effects()).hasSize(2);
              assertThat(attack.isActiveAt(599)).isFalse();
              assertThat(attack.isActiveAt(600)).isTrue();
              assertThat(attack.isActiveAt(689)).isTrue();
              assertThat(attack.isActiveAt(690)).isFalse();
            });
    assertThat(scenario.drifts()).containsExactly(new SensorDrift(PlantTag.AIT401, -0.03));
    assertThat(scenario.season()).isEqualTo(new Season(5, 8, 0, 2.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: 1|version: 2|'version' is 2, expected 1",
        "name: test|nom: test|unknown field 'nom'",
        "duration: 1h|duration: 1 hour|'duration' is '1 hour', expected a duration such as 90s",
        "begin: 2026-01-05T00:00:00Z|begin: monday|'begin' is 'monday', expected an instant",
        "id: 3|id: 0|attack 0, 'id' is 0, expected a number above 0",
        "kind: spoof|kind: magic|attack 3, effect 1, 'kind' is \"magic\", expected one of [spoof,",
        "LIT101|LIT999|attack 3, effect 1, 'LIT999' is no PlantTag",
        "target: LIT101|target: P101|attack 3, effect 1, 'target' P101 is a pump, expected a sensor",
        "value: 700|value: 9000|attack 3, effect 1, 'value' is 9000.0, but LIT101 shows 0.0 to",
        "value: 700|'value: 700, val: 1'|attack 3, effect 1, unknown field 'val'",
        "', value: 700'|''|attack 3, effect 1, 'value' is missing",
        "value: 700|value: much|attack 3, effect 1, 'value' is \"much\", expected a number",
        "position: closed|position: running|effect 2, 'target' MV101 is a valve, which cannot be",
        "duration: 90s|duration: 2h|attack 3 ends at 2h10m, after the scenario's 'duration' 1h",
        "AIT401|P101|drift 1, 'target' P101 is no sensor",
        "target: AIT401|target: AIT999|drift 1, 'AIT999' is no PlantTag",
        "-0.03|0|drift 1, 'perWeek' is 0.0, expected a share other than 0 of at most 0.5",
        "-0.03|2|drift 1, 'perWeek' is 2.0, expected a share",
        "', perWeek: -0.03'|''|drift 1, 'perWeek' is missing",
        "temperature: 5|temperature: 50|season, 'temperature' is 50.0, expected 0 to 15.0",
        "ph: 0|'ph: 0, sun: 1'|season, unknown field 'sun'",
        "', rainsPerWeek: 2.5'|''|season, 'rainsPerWeek' is missing",
        "duration: 1h|: : :|is no YAML, at or after line 3",
      })
  void a_wrong_entry_is_one_sentence_that_names_it(String good, String bad, String message)
      throws Exception {
    // given
    assertThat(GOOD).contains(good);
    Path file = write(GOOD.replace(good, bad == null ? "" : bad));

    // when
    var loading = assertThatThrownBy(() -> Scenarios.load(file));

    // then
    loading
        .isInstanceOf(InvalidScenarioException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void attacks_do_not_overlap() throws Exception {
    // given
    String second =
        """
          - id: 4
            description: too early
            start: 11m
            duration: 1m
            effects: [{kind: freeze, target: LIT101}]
        """;
    Path file = write(GOOD.replace("drifts:", second + "drifts:"));

    // when
    var loading = assertThatThrownBy(() -> Scenarios.load(file));

    // then
    loading.hasMessageContaining("attack 4 begins at 11m, before attack 3 ends at 11m30s");
  }

  @Test
  void a_sensor_ages_in_one_way() throws Exception {
    // given
    String drift = "  - {target: AIT401, perWeek: -0.03}\n";
    Path file = write(GOOD.replace(drift, drift + drift));

    // when
    var loading = assertThatThrownBy(() -> Scenarios.load(file));

    // then
    loading.hasMessageContaining("'drifts' has AIT401 twice");
  }

  @Test
  void a_missing_file_is_one_sentence() {
    // given
    Path file = directory.resolve("none.yaml");

    // when
    var loading = assertThatThrownBy(() -> Scenarios.load(file));

    // then
    loading.isInstanceOf(InvalidScenarioException.class).hasMessageContaining("none.yaml");
  }

  @Test
  void the_shipped_ones_have_what_they_promise() {
    // given
    List<String> names = Scenarios.SHIPPED;

    // when
    List<Scenario> shipped = names.stream().map(Scenarios::shipped).toList();

    // then
    Scenario attacks = shipped.get(names.indexOf(Scenarios.ATTACKS));
    assertThat(shipped.get(names.indexOf(Scenarios.NORMAL)).attacks()).isEmpty();
    assertThat(shipped.get(names.indexOf(Scenarios.SAMPLE)).attacks()).hasSize(8);
    assertThat(attacks.attacks()).hasSizeGreaterThanOrEqualTo(24);
    assertThat(
            attacks.attacks().stream()
                .flatMap(attack -> attack.effects().stream())
                .map(Effect::getClass)
                .collect(Collectors.toSet()))
        .as("all kinds of effects")
        .hasSize(11);
    Scenario drift = shipped.get(names.indexOf(Scenarios.DRIFT));
    Scenario attacked = shipped.get(names.indexOf(Scenarios.DRIFT_ATTACKS));
    assertThat(drift.drifts()).hasSize(8).isEqualTo(attacked.drifts());
    assertThat(drift.attacks()).isEmpty();
    assertThat(attacked.attacks())
        .hasSize(16)
        .allSatisfy(attack -> assertThat(attack.start()).isGreaterThan(Duration.ofDays(2)));
    assertThat(shipped.get(names.indexOf(Scenarios.SEASON)).season()).isNotEqualTo(Season.NONE);
  }

  private Path write(String text) throws Exception {
    return Files.writeString(directory.resolve("scenario.yaml"), text);
  }
}
