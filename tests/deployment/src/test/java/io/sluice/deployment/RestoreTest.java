package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What {@code docs/operations.md} has people apply to get their database back. */
class RestoreTest {

  private static final Manifests APPLIED = manifests();

  @Test
  void everyFieldIsKnownToItsKind() {
    // when
    var problems = StrictModels.problems(APPLIED);

    // then
    assertThat(problems).isEmpty();
  }

  @Test
  void theServicesFindTheirDatabaseInIt() {
    // given
    JsonNode made =
        Chart.render("{}").get("Cluster", "sluice-postgres").at("/spec/bootstrap/initdb");

    // when
    JsonNode recovery = APPLIED.get("Cluster", "sluice-restored").at("/spec/bootstrap/recovery");

    // then
    assertThat(recovery.path("database")).isEqualTo(made.path("database"));
    assertThat(recovery.path("owner")).isEqualTo(made.path("owner"));
  }

  @Test
  void itIsBackedUpItself() {
    // given
    JsonNode cluster = APPLIED.get("Cluster", "sluice-restored");

    // when
    JsonNode scheduled = APPLIED.get("ScheduledBackup", "sluice-restored-nightly");

    // then
    assertThat(cluster.at("/spec/backup/barmanObjectStore/destinationPath").asText()).isNotBlank();
    assertThat(scheduled.at("/spec/cluster/name")).isEqualTo(cluster.at("/metadata/name"));
  }

  private static Manifests manifests() {
    String page = Project.read("docs/operations.md");
    int from = page.indexOf('\n', page.indexOf("-f - <<'YAML'")) + 1;
    return Manifests.parse(page.substring(from, page.indexOf("\n    YAML", from)).stripIndent());
  }
}
