package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart as it is with nothing but what it needs. */
class ChartRenderTest {

  @Test
  void isLintedStrictly() {
    // when
    var problems = Chart.lint();

    // then
    assertThat(problems).isEmpty();
  }

  @Test
  void rendersWithARegistryAlone() {
    // when
    var manifests = Chart.render("{}");

    // then
    assertThat(manifests.ofKind("Deployment").map(Manifests::name))
        .containsExactlyInAnyOrder(
            "sluice-ingest-service",
            "sluice-scoring-service",
            "sluice-alert-service",
            "sluice-query-api");
  }

  @Test
  void imagesAreThoseOfTheRegistry() {
    // when
    var images =
        Chart.render("{}").ofKind("Deployment", "Job", "CronJob").flatMap(ChartRenderTest::images);

    // then
    assertThat(images).allMatch(image -> image.startsWith("registry.example.org/sluice/"));
  }

  @Test
  void ofTwoVariablesWithANameTheLastIsKept() {
    // given
    String values = "query: {env: [{name: QUARKUS_HTTP_PORT, value: '1'}, {name: A, value: b}]}";

    // when
    var variables =
        Manifests.elements(
                Chart.render(values)
                    .get("Deployment", "sluice-query-api")
                    .at("/spec/template/spec/containers/0/env"))
            .map(v -> v.path("name").asText() + "=" + v.path("value").asText())
            .filter(v -> v.startsWith("QUARKUS_HTTP_PORT=") || v.startsWith("A="));

    // then
    assertThat(variables).containsExactly("QUARKUS_HTTP_PORT=1", "A=b");
  }

  /** Services answer to no other names then. */
  @Test
  void withoutAuthenticationTheServicesKnowTheirNames() {
    // when
    var open = Chart.render("auth: {enabled: false}");
    var closed = Chart.render("{}");

    // then
    assertThat(hosts(open))
        .containsExactly(
            "sluice-query-api,sluice-query-api.plant,sluice-query-api.plant.svc,"
                + "sluice-query-api.plant.svc.cluster.local");
    assertThat(hosts(closed)).isEmpty();
  }

  @Test
  void pinsOfBundlesReachScoringService() {
    // given
    String one = "a".repeat(64);
    String other = "b".repeat(64);

    // when
    var manifests =
        Chart.render("bundles: {pins: {swat: [%s, %s], pump-1: [%s]}}".formatted(one, other, one));

    // then
    assertThat(
            manifests
                .get("ConfigMap", "sluice-scoring-service")
                .at("/data/application.properties")
                .asText()
                .lines())
        .contains(
            "sluice.scoring.bundles.pins.swat=" + one + "," + other,
            "sluice.scoring.bundles.pins.pump-1=" + one);
  }

  /** {@code helm test --logs} asks for the log when the pod is done: it has to be there still. */
  @Test
  void podOfTheTestStaysUntilTheNext() {
    // when
    var pod = Chart.render("{}").get("Pod", "sluice-test");

    // then
    assertThat(pod.at("/metadata/annotations/helm.sh~1hook-delete-policy").asText())
        .isEqualTo("before-hook-creation");
  }

  /** Clouds give their versions suffixes, which are no pre-releases. */
  @ParameterizedTest
  @ValueSource(strings = {"1.35.0", "1.35.1-gke.100", "v1.36.2+k3s1"})
  void imageVolumesNeedNoGateWhereTheyAreOn(String kubernetes) {
    // when
    var manifests = Chart.renderFor(kubernetes, "bundles: {image: {mount: volume}}");

    // then
    assertThat(
            manifests
                .get("Deployment", "sluice-scoring-service")
                .at("/spec/template/spec/volumes")
                .findValuesAsText("reference"))
        .hasSize(1)
        .allMatch(reference -> reference.startsWith("registry.example.org/sluice/bundles:"));
  }

  private static Stream<String> hosts(Manifests manifests) {
    return Manifests.elements(
            manifests
                .get("Deployment", "sluice-query-api")
                .at("/spec/template/spec/containers/0/env"))
        .filter(v -> v.path("name").asText().equals("SLUICE_SECURITY_HOSTS"))
        .map(v -> v.path("value").asText());
  }

  @Test
  void imagesOfTheNodesNeedNone() {
    // when
    var images =
        Chart.render("image: {registry: '', local: true}")
            .ofKind("Deployment")
            .flatMap(ChartRenderTest::images);

    // then
    assertThat(images).isNotEmpty().allMatch(image -> image.startsWith("sluice/"));
  }

  private static Stream<String> images(JsonNode workload) {
    return Manifests.Workload.of(workload)
        .containers()
        .map(container -> container.path("image").asText());
  }
}
