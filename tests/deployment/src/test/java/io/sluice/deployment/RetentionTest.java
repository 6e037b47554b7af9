package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Old rows are deleted by CronJobs, or by the services, never by both or by none. */
class RetentionTest {

  private static final String OFF = "retention: {enabled: false}\n";

  @ParameterizedTest
  @CsvSource({"alert-service, 10 * * * *", "query-api, 40 * * * *"})
  void aServiceWithTablesHasAJobThatEnds(String service, String schedule) {
    // when
    JsonNode job = Chart.render("{}").get("CronJob", "sluice-" + service + "-retention");

    // then
    JsonNode spec = job.path("spec");
    assertThat(spec.path("schedule").asText()).isEqualTo(schedule);
    assertThat(spec.path("concurrencyPolicy").asText()).isEqualTo("Forbid");
    assertThat(spec.at("/jobTemplate/spec/activeDeadlineSeconds").asInt()).isEqualTo(3000);
    assertThat(Manifests.environment(job))
        .contains(
            "SLUICE_DATABASE_RETENTION_AND_EXIT=true", "SLUICE_DATABASE_MIGRATION_AT_START=false");
    assertThat(Manifests.environment(job)).noneMatch(variable -> variable.startsWith("KAFKA_"));
  }

  @Test
  void whatServesLeavesItToTheJobs() {
    // when
    Manifests manifests = Chart.render("{}");

    // then
    assertThat(manifests.ofKind("CronJob")).hasSize(2);
    for (String service : List.of("alert-service", "query-api")) {
      assertThat(Manifests.environment(manifests.get("Deployment", "sluice-" + service)))
          .contains("SLUICE_DATABASE_RETENTION_SCHEDULED=false");
    }
  }

  @Test
  void withoutJobsTheServicesDoIt() {
    // when
    Manifests manifests = Chart.render(OFF);

    // then
    assertThat(manifests.ofKind("CronJob")).isEmpty();
    for (String service : List.of("alert-service", "query-api")) {
      assertThat(Manifests.environment(manifests.get("Deployment", "sluice-" + service)))
          .contains("SLUICE_DATABASE_RETENTION_SCHEDULED=true");
    }
  }

  @Test
  void aJobKnowsWhatTheServiceWasToldOfRetentionAndNothingElse() {
    // given
    String values =
        """
        alert:
          config:
            sluice.alert.retention.keep: 400d
            sluice.alert.retention.batch-size: 1000000
            sluice.alert.incident.on-delay: 20s
          env:
            - {name: SLUICE_ALERT_RETENTION_BATCH_SIZE, value: "500"}
            - {name: OTHER, value: x}
        alerting:
          secrets: [control-room-hook]
          file: {receivers: {log: {kind: log}}}
        """;

    // when
    JsonNode job = Chart.render(values).get("CronJob", "sluice-alert-service-retention");

    // then: of two values of a setting the one from "env" counts
    assertThat(Manifests.environment(job))
        .contains("SLUICE_ALERT_RETENTION_KEEP=400d", "SLUICE_ALERT_RETENTION_BATCH_SIZE=500")
        .doesNotContain("SLUICE_ALERT_RETENTION_BATCH_SIZE=1000000")
        .noneMatch(variable -> variable.contains("ON_DELAY") || variable.startsWith("OTHER"));
    assertThat(job.toString()).doesNotContain("control-room-hook");
  }

  @Test
  void namesFitACronJob() {
    // when
    Manifests manifests = Chart.render("nameOverride: " + "a".repeat(40));

    // then
    assertThat(manifests.ofKind("CronJob").map(Manifests::name))
        .hasSize(2)
        .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(52));
  }
}
