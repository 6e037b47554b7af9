package io.sluice.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertRulesTest {

  private static final List<String> SECTIONS =
      List.of("## What it means", "## Look", "## Do", "## Afterwards");

  static Stream<Path> rules() {
    return Monitoring.rules().stream();
  }

  @Test
  void prometheusReadsTheRules() throws Exception {
    // given
    var promtool = Promtool.find();

    // when
    var checked =
        promtool.run(List.of("check", "rules", "--lint=all", "--lint-fatal"), Monitoring.rules());

    // then
    assertThat(checked.exitCode()).as(checked.output()).isZero();
  }

  @Test
  void alertsFireWhenTheyShould() throws Exception {
    // given
    var promtool = Promtool.find();
    var tests = Monitoring.rules().stream().map(AlertRulesTest::testOf).toList();

    // when
    var tested = promtool.run(List.of("test", "rules"), tests);

    // then
    assertThat(tested.exitCode()).as(tested.output()).isZero();
  }

  private static Path testOf(Path rules) {
    return Monitoring.RULE_TESTS.resolve(rules.getFileName());
  }

  /** A test that only shows silence would pass with a rule that can never fire. */
  @ParameterizedTest
  @MethodSource("rules")
  void eachAlertHasATestInWhichItFires(Path rules) {
    assertThat(testOf(rules)).exists();
    assertThat(Monitoring.yaml(testOf(rules)).findValues("exp_alerts")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void oneAlertAFileWithAllThatAPersonNeeds(Path rules) {
    // when
    var alerts = Monitoring.entries(rules).stream().filter(rule -> rule.has("alert")).toList();

    // then
    assertThat(alerts).hasSize(1);
    JsonNode alert = alerts.getFirst();
    assertThat(alert.path("alert").asText()).isEqualTo(alertName(rules));
    assertThat(alert.at("/labels/severity").asText()).containsAnyOf("warning", "critical");
    assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
    assertThat(alert.at("/annotations/description").asText()).isNotBlank();
    assertThat(alert.at("/annotations/runbook_url").asText())
        .isEqualTo("docs/runbooks/" + Monitoring.nameOf(rules) + ".md");
  }

  /** {@code lag-growing} is SluiceLagGrowing. */
  private static String alertName(Path rules) {
    var name = new StringBuilder("Sluice");
    for (String word : Monitoring.nameOf(rules).split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void eachAlertHasItsRunbook(Path rules) throws Exception {
    // when
    String runbook =
        Files.readString(
            Monitoring.CHECKOUT.resolve("docs/runbooks/" + Monitoring.nameOf(rules) + ".md"));

    // then
    assertThat(runbook).startsWith("# " + alertName(rules) + "\n").contains(SECTIONS);
  }

  @Test
  void rulesAskOnlyForWhatIsExportedOrRecorded() {
    // given
    var known = ExportedMetrics.all();
    for (Path file : Monitoring.rules()) {
      Monitoring.entries(file).forEach(rule -> known.add(rule.path("record").asText()));
    }

    // then
    for (var query : Monitoring.ruleQueries()) {
      assertThat(known).as(query.where()).containsAll(PromQl.metrics(query.expression()));
    }
  }
}
