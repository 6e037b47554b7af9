package io.sluice.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alerting.receiver.Pace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

  private static AlertingFile read(String fields) {
    return AlertingFile.read(
        "receivers: {log: {kind: log%s}}".formatted(fields).getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''| 0 | PT0S",
        "', per-minute: 30'| 30 | PT0S",
        "', group-wait: 10s'| 0 | PT10S",
        "', per-minute: 6, group-wait: 0s'| 6 | PT0S"
      })
  void isReadFromTheFile(String fields, int perMinute, Duration groupWait) {
    // when
    var accepted = (AlertingFile.Accepted) read(fields);

    // then
    assertThat(accepted.config().receivers().get("log").pace())
        .isEqualTo(new Pace(perMinute, groupWait));
  }

  @Test
  void saysAllThatIsWrong() {
    // when
    var refused = (AlertingFile.Refused) read(", per-minute: 0, group-wait: 11m");

    // then
    assertThat(refused.faults())
        .satisfiesExactly(
            fault -> assertThat(fault).contains("receivers.log.per-minute", "from 1 to 60000"),
            fault -> assertThat(fault).contains("receivers.log.group-wait", "0 to 10m"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: pagerduty, key-env: KEY | pagerduty",
        "kind: alertmanager, url: https://alertmanager.example.org | alertmanager"
      })
  void whoKnowsEachIncidentByItselfIsToldOfEach(String settings, String kind) {
    var refused = (AlertingFile.Refused) file(settings + ", group-wait: 10s");

    assertThat(refused.faults())
        .singleElement()
        .asString()
        .startsWith(
            "line 2, receivers.pager.group-wait: is 10s, expected none: " + kind + " groups");
    assertThat(file(settings + ", group-wait: 0s")).isInstanceOf(AlertingFile.Accepted.class);
    assertThat(file(settings)).isInstanceOf(AlertingFile.Accepted.class);
  }

  private static AlertingFile file(String settings) {
    return AlertingFile.read(
        "receivers:\n  pager: {%s}\n".formatted(settings).getBytes(StandardCharsets.UTF_8));
  }
}
