package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Schemas change in a Job, never in the pods that serve. */
class MigrationTest {

  @Test
  void anInstallMigratesBesideTheDatabaseItBrings() {
    // when
    List<JsonNode> jobs = Chart.render("{}").ofKind("Job").toList();

    // then
    assertThat(jobs).hasSize(2);
    assertThat(jobs)
        .allSatisfy(
            job -> {
              assertThat(job.at("/metadata/annotations").isMissingNode()).isTrue();
              assertThat(job.at("/spec/activeDeadlineSeconds").asInt()).isEqualTo(3600);
              assertThat(job.at("/spec/backoffLimit").asInt()).isEqualTo(20);
              assertThat(Manifests.environment(job))
                  .contains("SLUICE_DATABASE_MIGRATION_AND_EXIT=true");
            });
  }

  @Test
  void anUpgradeMigratesBeforeAnyPodChanges() {
    // when
    Manifests upgrade = Chart.renderUpgrade();

    // then
    assertThat(upgrade.ofKind("Job"))
        .extracting(Manifests::name)
        .containsExactlyInAnyOrder(
            "sluice-alert-service-migrate-upgrade", "sluice-query-api-migrate-upgrade");
    assertThat(upgrade.ofKind("Job"))
        .allSatisfy(
            job ->
                assertThat(job.at("/metadata/annotations/helm.sh~1hook").asText())
                    .isEqualTo("pre-upgrade"));
    assertThat(upgrade.ofKind("Job"))
        .allSatisfy(
            job -> assertThat(job.at("/spec/activeDeadlineSeconds").asInt()).isEqualTo(600));
    assertThat(StrictModels.problems(upgrade)).isEmpty();
  }

  @Test
  void podsThatServeDoNotMigrate() {
    // when
    Manifests manifests = Chart.render("{}");

    // then
    for (String service : List.of("alert-service", "query-api")) {
      assertThat(Manifests.environment(manifests.get("Deployment", "sluice-" + service)))
          .contains("SLUICE_DATABASE_MIGRATION_AT_START=false");
    }
  }
}
