package io.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testbed.postgres.EmbeddedDatabase;
import io.sluice.testbed.quarkus.PackagedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged service with settings that it refuses. */
class RefusedSettingPackagedIT {

  @ParameterizedTest
  @ValueSource(strings = {"sluice.alert.nonsense", "sluice.alrt.retention.keep", "sluice.nonsense"})
  void unknownInAFileItStopsTheStart(String key, @TempDir Path folder) throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("application.properties"), key + "=1\n");

    // when
    var ended = PackagedService.run(Map.of("SMALLRYE_CONFIG_LOCATIONS", file.toString()));

    // then
    assertThat(ended.output()).contains(key + " in ").doesNotContain("\tat ");
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void unknownInTheEnvironmentItStopsTheStart() {
    // given: beside what looks like a setting and is the launcher's, or a kubelet's
    try (var postgres = EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary())) {
      var environment =
          Map.of(
              "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(EmbeddedDatabase.DATABASE),
              "QUARKUS_DATASOURCE_USERNAME", EmbeddedDatabase.USER,
              "QUARKUS_DATASOURCE_PASSWORD", EmbeddedDatabase.PASSWORD,
              "SLUICE_HOME", "/opt/sluice",
              "SLUICE_TERMINAL", "no",
              "SLUICE_QUERY_API_PORT", "tcp://10.0.0.1:8080",
              "SLUICE_ALERT_SERVICE_SERVICE_HOST", "10.0.0.2",
              "SLUICE_ALERT_RETENTION_KEEPX", "1");

      // when
      var ended = PackagedService.run(environment);

      // then
      assertThat(ended.output())
          .contains(
              "alert-service does not start: SLUICE_ALERT_RETENTION_KEEPX is not a setting; did you mean SLUICE_ALERT_RETENTION_KEEP?")
          .doesNotContain("\tat ");
      assertThat(ended.status()).isEqualTo(1);
    }
  }

  @Test
  void whatCannotWorkStopsTheStart() {
    // given: a webhook without a secret
    try (var postgres = EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary())) {
      var environment =
          Map.of(
              "QUARKUS_DATASOURCE_JDBC_URL",
              postgres.jdbcUrl(EmbeddedDatabase.DATABASE),
              "QUARKUS_DATASOURCE_USERNAME",
              EmbeddedDatabase.USER,
              "QUARKUS_DATASOURCE_PASSWORD",
              EmbeddedDatabase.PASSWORD,
              "SLUICE_ALERT_WEBHOOKS_OPS_URL",
              "https://hooks.example.org/x");

      // when
      var ended = PackagedService.run(environment);

      // then
      assertThat(ended.output())
          .contains("sluice.alert.webhooks.ops: ")
          .doesNotContain("Failed to start");
      assertThat(ended.status()).isEqualTo(1);
    }
  }
}
