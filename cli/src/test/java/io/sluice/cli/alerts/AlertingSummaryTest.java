package io.sluice.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertingSummaryTest {

  @TempDir Path folder;

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("alerting.yaml"), yaml);
  }

  @Test
  void saysWhatTheFileDoes() throws IOException {
    Path file =
        file(
            """
            receivers:
              log: {kind: log}
              ops: {kind: webhook, url: 'https://hooks.example.org/x', secret-env: OPS}
            times:
              nights: {from: 22:00, to: 06:00}
            routes:
              - name: at night
                when: {min-severity: CRITICAL, assets: ['pump-*', tank], times: nights}
                to: [ops]
                continue: true
                escalate: [{after: 15m, to: [log]}]
              - {name: drift, when: {categories: DRIFT}, to: []}
            quiet:
              - {name: cleaning, when: {times: nights, max-severity: WARNING}}
            modes:
              start-up: {min-severity: CRITICAL, on-delay: 30s}
            bursts:
              storm: {threshold: 10}
            """);

    assertThat(AlertingSummary.of(AlertingFileCheck.require(file)))
        .containsExactly(
            "Receivers",
            "  log: log",
            "  ops: webhook",
            "Routes, the first that fits is taken",
            "  at night: severity at least CRITICAL, asset pump-* or tank, time nights to ops, and on",
            "    if nobody acknowledges within 15m: to log",
            "  drift: category DRIFT to nobody",
            "Nobody is told",
            "  cleaning: severity at most WARNING, time nights",
            "Operating modes",
            "  start-up: nobody is told of less than CRITICAL, incidents open after 30s at least",
            "Bursts",
            "  storm: 10 incidents within 5 min, over all assets",
            "Note: no route takes every alert: those that meet no route reach nobody");
  }

  @Test
  void saysAllThatIsWrong() throws IOException {
    Path file = file("receivers:\n  log: {kind: lgo}\nroutes:\n  - {to: [ops]}\n");

    assertThatThrownBy(() -> AlertingFileCheck.require(file))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            """
            %s cannot be used:
              line 2, receivers.log.kind: is 'lgo', expected one of log, webhook, slack, teams, email, sms, pagerduty, alertmanager, syslog
              line 4, routes[0].to[0]: there is no receiver 'ops'"""
                .formatted(file));
  }

  @Test
  void aFileThatIsNotThereIsOneSentence() {
    assertThatThrownBy(() -> AlertingFileCheck.require(folder.resolve("none.yaml")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("none.yaml");
  }
}
