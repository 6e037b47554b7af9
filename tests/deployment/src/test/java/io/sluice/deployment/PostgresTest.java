package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The cluster that CloudNativePG makes for a release. */
class PostgresTest {

  private static final Pattern POOL =
      Pattern.compile(
          "(?m)^quarkus\\.datasource\\.(?:[a-z]+\\.)?(?:jdbc|reactive)\\.max-size=(\\d+)$");

  /** What Postgres keeps for superusers, and CloudNativePG uses to replicate and to watch. */
  private static final int OPERATOR = 3;

  @Test
  void grantsTheConnectionsThatAllPodsMayOpen() {
    // given
    Manifests chart = Chart.render("{}");

    // when
    int opened = most(chart, "alert-service") + most(chart, "query-api");

    // then
    int granted =
        chart
            .get("Cluster", "sluice-postgres")
            .at("/spec/postgresql/parameters/max_connections")
            .asInt();
    assertThat(opened + OPERATOR).isPositive().isLessThanOrEqualTo(granted);
  }

  @Test
  void aBackupComesWithBaseBackups() {
    // when
    Manifests chart =
        Chart.render(
            """
            postgres:
              cnpg:
                backupSchedule: 0 30 3 * * *
                backup: {retentionPolicy: 30d, barmanObjectStore: {destinationPath: "s3://b/p"}}
            """);

    // then
    JsonNode scheduled = chart.get("ScheduledBackup", "sluice-postgres-base").path("spec");
    assertThat(scheduled.at("/cluster/name").asText()).isEqualTo("sluice-postgres");
    assertThat(scheduled.path("schedule").asText()).isEqualTo("0 30 3 * * *");
    assertThat(StrictModels.problems(chart)).isEmpty();
  }

  @Test
  void withoutABackupNoneIsScheduled() {
    // when
    var scheduled = Chart.render("{}").ofKind("ScheduledBackup");

    // then
    assertThat(scheduled).isEmpty();
  }

  /** Replicas at their most, one more while an upgrade rolls, and the two Jobs, all pools full. */
  private static int most(Manifests chart, String service) {
    int replicas =
        chart.get("ScaledObject", "sluice-" + service).at("/spec/maxReplicaCount").asInt();
    int surge =
        chart
            .get("Deployment", "sluice-" + service)
            .at("/spec/strategy/rollingUpdate/maxSurge")
            .asInt();
    int jobs = 2;
    return (replicas + surge + jobs) * pools(service);
  }

  private static int pools(String service) {
    String properties = Project.read(service + "/src/main/resources/application.properties");
    int connections =
        POOL.matcher(properties)
            .results()
            .mapToInt(match -> Integer.parseInt(match.group(1)))
            .sum();
    assertThat(connections).as("pools of %s", service).isPositive();
    return connections;
  }
}
