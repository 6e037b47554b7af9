package io.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testbed.quarkus.PackagedService;
import io.sluice.testbed.quarkus.UnknownSettingContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged service with settings that it refuses. */
class RefusedSettingPackagedIT extends UnknownSettingContract {

  RefusedSettingPackagedIT() {
    super(
        "query-api",
        "sluice.query.live.nonsense",
        "sluice.qury.retention.readings",
        "SLUICE_QUERY_RETENTION_READINGS");
  }

  @Override
  protected PackagedService.Ended run(Map<String, String> environment) {
    return PackagedService.runWithDatabase(environment);
  }

  @Test
  void whatContradictsItselfStopsTheStartAndAllOfItIsTold() {
    // given: one of reading, one of writing
    var environment =
        Map.of(
            "SLUICE_QUERY_PAGING_MAX_LIMIT", "50",
            "SLUICE_QUERY_PROJECTION_RETRY_MAX", "100ms");

    // when
    var ended = run(environment);

    // then
    assertThat(ended.output())
        .contains(
            "query-api does not start:",
            "sluice.query.paging.default-limit is 100, above max-limit 50",
            "sluice.query.projection.retry-max is PT0.1S, expected at least PT0.2S")
        .doesNotContain("Failed to start", "\tat ");
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void aLoginThatCouldNotWorkStopsTheStart() {
    // given: no issuer, a secret that is guessed, and a role that no group has
    var environment =
        Map.of(
            "SLUICE_QUERY_LOGIN_CLIENT_ID", "sluice",
            "SLUICE_QUERY_LOGIN_SESSION_SECRET", "short",
            "SLUICE_QUERY_BOARDS_GRAFANA_URL", "javascript:alert(1)",
            "SLUICE_SECURITY_GROUPS_SERVICE", "staff");

    // when
    var ended = run(environment);

    // then
    assertThat(ended.output())
        .contains(
            "query-api does not start:",
            "sluice.query.login.client-id is set, but there is no issuer to log in at",
            "sluice.query.login.session-secret has to be 32 characters at least",
            "sluice.query.boards.grafana-url is javascript:alert(1), expected an address",
            "sluice.security.groups.service: 'service' is no role that a group can have")
        .doesNotContain("Failed to start", "\tat ");
    assertThat(ended.status()).isEqualTo(1);
  }

  /** None is built in. */
  @Test
  void withoutAPasswordOfTheDatabaseItDoesNotStart() {
    // when
    var ended = run(Map.of("QUARKUS_DATASOURCE_PASSWORD", ""));

    // then
    assertThat(ended.output())
        .contains("query-api does not start: the database's password is missing")
        .doesNotContain("Failed to start", "\tat ");
    assertThat(ended.status()).isEqualTo(1);
  }
}
