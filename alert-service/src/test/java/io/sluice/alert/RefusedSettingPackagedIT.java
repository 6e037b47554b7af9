package io.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testbed.quarkus.PackagedService;
import io.sluice.testbed.quarkus.UnknownSettingContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged service with settings that it refuses. */
class RefusedSettingPackagedIT extends UnknownSettingContract {

  RefusedSettingPackagedIT() {
    super(
        "alert-service",
        "sluice.alert.nonsense",
        "sluice.alrt.retention.keep",
        "SLUICE_ALERT_RETENTION_KEEP");
  }

  @Override
  protected PackagedService.Ended run(Map<String, String> environment) {
    return PackagedService.runWithDatabase(environment);
  }

  @Test
  void whatCannotWorkStopsTheStartWithAllThatIsWrong() {
    // given: no secret, a receiver that is not there, a template that is none
    Path file =
        AlertingFiles.of(
            """
            receivers:
              ops: {kind: webhook, url: 'https://hooks.example.org/x'}
              log: {kind: log, title: "{#if asset}"}
            routes:
              - to: [opps]
            """);

    // when
    var ended = run(Map.of("SLUICE_ALERT_FILE", file.toString()));

    // then
    String begin = "- sluice.alert.file " + file + ": line ";
    assertThat(ended.output())
        .contains(
            begin + "2, receivers.ops.secret-file: ",
            begin + "3, receivers.log.title: is no template: ",
            begin + "5, routes[0].to[0]: there is no receiver 'opps'; did you mean ops?")
        .doesNotContain("Failed to start");
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void whatIsTrueInOtherWordsWouldReadNoDriftAndStopsTheStart() {
    // when
    var ended = run(Map.of("SLUICE_ALERT_DRIFT_INCIDENTS", "yes"));

    // then
    assertThat(ended.output())
        .contains("sluice.alert.drift.incidents is neither 'true' nor 'false', write it so");
    assertThat(ended.status()).isEqualTo(1);
  }

  /** None is built in. */
  @Test
  void withoutAPasswordOfTheDatabaseItDoesNotStart() {
    // when
    var ended = run(Map.of("QUARKUS_DATASOURCE_PASSWORD", ""));

    // then
    assertThat(ended.output())
        .contains("alert-service does not start: the database's password is missing")
        .doesNotContain("Failed to start", "\tat ");
    assertThat(ended.status()).isEqualTo(1);
  }
}
