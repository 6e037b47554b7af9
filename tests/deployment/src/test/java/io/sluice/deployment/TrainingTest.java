package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Retraining by schedule: off unless asked for, and it may do nothing but what it is there for. */
class TrainingTest {

  private static final String ON =
      """
      training:
        enabled: true
        profiles: [swat, a-profile-with-a-long-name]
        args: [--if-labels, "20"]
        storeSecret: store-writer
      bundles: {store: {url: 's3://models/sluice', secret: store-reader}}
      """;

  private static final String JOB = "sluice-training-swat";

  @Test
  void thereIsNoneUnlessAskedFor() {
    assertThat(Chart.render("{}").ofKind("CronJob").map(Manifests::name))
        .noneMatch(name -> name.contains("training"));
  }

  @Test
  void aProfileHasACronJobWithACommandOfTheCommandLine() {
    // when
    Manifests chart = Chart.render(ON);

    // then
    JsonNode spec = chart.get("CronJob", JOB).path("spec");
    assertThat(spec.path("schedule").asText()).isEqualTo("0 3 * * 0");
    assertThat(spec.path("concurrencyPolicy").asText()).isEqualTo("Forbid");
    JsonNode pod = spec.at("/jobTemplate/spec/template/spec");
    assertThat(Manifests.elements(pod.at("/containers/0/args")).map(JsonNode::asText))
        .containsExactly(
            "retrain",
            "--profile",
            "swat",
            "--since",
            "30d",
            "--if-labels",
            "20",
            "--url",
            "http://sluice-query-api:8080",
            "--key-file",
            "/etc/sluice/api/viewer");
    assertThat(Manifests.environment(chart.get("CronJob", JOB)))
        .contains(
            "SLUICE_BUNDLES_STORE_URL=s3://models/sluice",
            "SLUICE_BUNDLES_STORE_CREDENTIALS_FILE=/etc/sluice/store/credentials");
    assertThat(StrictModels.problems(chart)).isEmpty();
    assertThat(chart.ofKind("CronJob").map(Manifests::name))
        .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(52));
  }

  @Test
  void itHasTheViewersKeyAndWhoWritesTheStoreAndNoOtherSecret() {
    // when
    JsonNode pod = Chart.render(ON).get("CronJob", JOB).at("/spec/jobTemplate/spec/template/spec");

    // then
    assertThat(pod.path("volumes").findValuesAsText("secretName"))
        .containsExactlyInAnyOrder("sluice-api-keys", "store-writer");
    assertThat(pod.path("volumes").toString()).contains("{\"key\":\"viewer\",\"path\":\"viewer\"}");
    assertThat(pod.path("serviceAccountName").asText()).isEqualTo("sluice-training");
    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
  }

  @Test
  void itReachesQueryApiAndTheStoreAlone() {
    // when
    JsonNode policy = Chart.render(ON).get("NetworkPolicy", "sluice-training").path("spec");

    // then
    assertThat(policy.has("ingress")).isFalse();
    assertThat(
            Manifests.elements(policy.path("egress")).map(rule -> rule.at("/ports/0/port").asInt()))
        .containsExactly(53, 8080, 443);
  }

  @Test
  void whatIsTrainedCanBePutIntoUseAfterwards() {
    // when
    JsonNode pod =
        Chart.render(
                ON.replace("  enabled: true\n", "  enabled: true\n  promote: {enabled: true}\n"))
            .get("CronJob", JOB)
            .at("/spec/jobTemplate/spec/template/spec");

    // then
    assertThat(pod.path("initContainers").findValuesAsText("name")).contains("bundles", "retrain");
    assertThat(Manifests.elements(pod.at("/containers/0/args")).map(JsonNode::asText))
        .startsWith("models", "promote", "--auto", "--profile", "swat", "--since", "7d");
  }

  @Test
  void aVolumeThatIsWrittenDoesInPlaceOfAStore() {
    // when
    JsonNode pod =
        Chart.render(
                """
                training: {enabled: true, profiles: [swat]}
                bundles: {source: claim, claim: {name: models}}
                """)
            .get("CronJob", JOB)
            .at("/spec/jobTemplate/spec/template/spec");

    // then
    assertThat(pod.at("/containers/0/volumeMounts").toString())
        .contains("{\"name\":\"bundles\",\"mountPath\":\"/var/lib/sluice/bundles\"}");
    assertThat(pod.path("volumes").toString()).contains("{\"claimName\":\"models\"}");
  }

  @Test
  void whatCannotWorkIsRefused() {
    List.of(
            "training: {enabled: true, profiles: [swat]}",
            "training: {enabled: true}\nbundles: {store: {url: 's3://models'}}",
            "training: {enabled: true, profiles: [swat]}\nbundles: {store: {url: 'oci://r/m:1'}}")
        .forEach(
            values ->
                assertThatThrownBy(() -> Chart.render(values))
                    .as(values)
                    .hasMessageContaining("training.enabled"));
  }
}
