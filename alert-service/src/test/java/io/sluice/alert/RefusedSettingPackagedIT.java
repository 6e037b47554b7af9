package io.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testbed.quarkus.PackagedService;
import io.sluice.testbed.quarkus.UnknownSettingContract;
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
  void whatCannotWorkStopsTheStart() {
    // given: a webhook without a secret
    var environment = Map.of("SLUICE_ALERT_WEBHOOKS_OPS_URL", "https://hooks.example.org/x");

    // when
    var ended = run(environment);

    // then
    assertThat(ended.output())
        .contains("sluice.alert.webhooks.ops: ")
        .doesNotContain("Failed to start");
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
