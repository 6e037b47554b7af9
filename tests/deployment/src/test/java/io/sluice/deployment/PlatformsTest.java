package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values for each kind of cluster (k8s/values), and what is applied with Kustomize. */
class PlatformsTest {

  /**
   * Kinds of operators' marketplaces and of clouds, which publish no model: read by people, not by
   * us.
   */
  private static final Set<String> UNMODELLED =
      Set.of("Subscription", "OperatorGroup", "HealthCheckPolicy");

  static Stream<Path> values() throws IOException {
    try (Stream<Path> files = Files.list(Project.file("k8s/values"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void rendersForEveryPlatform(Path values) {
    // when
    Manifests manifests = Chart.render(values);

    // then
    assertThat(StrictModels.problems(manifests)).isEmpty();
    assertThat(manifests.workloads().flatMap(PodPolicy::problems)).isEmpty();
  }

  /** Millicores and MiB that pods request before they are scheduled. */
  @Test
  void requestsAreAsTheDocsSay() {
    // when
    Manifests byDefault = Chart.render("{}");
    Manifests laptop = Chart.render(Project.file("k8s/values/laptop.yaml"));

    // then: docs/operations.md, Size
    assertThat(Requests.ofServices(byDefault)).isEqualTo(new Requests(2_400, 3_136));
    assertThat(Requests.ofKafka(byDefault)).isEqualTo(new Requests(1_800, 8_448));
    assertThat(Requests.ofPostgres(byDefault)).isEqualTo(new Requests(1_000, 2_048));
    assertThat(
            Requests.ofServices(laptop)
                .plus(Requests.ofKafka(laptop))
                .plus(Requests.ofPostgres(laptop))
                .millicores())
        .isEqualTo(600);
  }

  @Test
  void everyServiceBehindTheGatewayOfGkeHasAHealthCheck() {
    // given
    Manifests chart = Chart.render(Project.file("k8s/values/gke.yaml"));

    // when
    Manifests policies = Manifests.parse(Project.read("k8s/gke/healthchecks.yaml"));

    // then
    assertThat(policies.objects().stream().map(p -> p.at("/spec/targetRef/name").asText()))
        .containsExactlyInAnyOrderElementsOf(
            Manifests.elements(chart.get("HTTPRoute", "sluice").at("/spec/rules"))
                .map(rule -> rule.at("/backendRefs/0/name").asText())
                .toList());
    assertThat(policies.objects())
        .allSatisfy(
            policy ->
                assertThat(policy.at("/spec/default/config/tcpHealthCheck/port").asInt())
                    .isEqualTo(8080));
  }

  @Test
  void openShiftChoosesIdsItself() {
    // when
    Manifests manifests = Chart.render(Project.file("k8s/values/openshift.yaml"));

    // then
    assertThat(manifests.text()).doesNotContain("runAsUser", "runAsGroup", "fsGroup:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k8s/base",
        "k8s/gke",
        "k8s/openshift",
        "k8s/postgres/base",
        "k8s/postgres/overlays/backup",
        "strimzi/base",
        "strimzi/overlays/small",
        "strimzi/overlays/production"
      })
  void kustomizationsBuild(String folder) throws IOException, InterruptedException {
    // when
    Manifests manifests = kustomize(folder);

    // then
    assertThat(manifests.objects()).isNotEmpty();
    assertThat(
            manifests.objects().stream()
                .filter(object -> !UNMODELLED.contains(Manifests.kind(object)))
                .flatMap(object -> StrictModels.problems(object).stream()))
        .isEmpty();
  }

  @Test
  void smallIsTheSameForStrimziAndTheLaptop() throws IOException, InterruptedException {
    // when
    Map<String, JsonNode> small = specs(kustomize("strimzi/overlays/small"));

    // then
    Manifests laptop = Chart.render(Project.file("k8s/values/laptop.yaml"));
    assertThat(small).isEqualTo(specs(laptop));
  }

  private static Map<String, JsonNode> specs(Manifests manifests) {
    return manifests
        .ofKind("KafkaNodePool", "KafkaTopic")
        .collect(
            Collectors.toMap(
                Manifests::id, o -> o.path("spec"), (one, other) -> other, TreeMap::new));
  }

  /** By kustomize, kubectl's or its own; skipped without either, except in CI. */
  private static Manifests kustomize(String folder) throws IOException, InterruptedException {
    boolean kubectl = isOnPath("kubectl");
    if (!"true".equals(System.getenv("CI"))) {
      assumeThat(kubectl || isOnPath("kustomize"))
          .as("kubectl or kustomize is on the PATH")
          .isTrue();
    }
    List<String> command =
        kubectl ? List.of("kubectl", "kustomize") : List.of("kustomize", "build");
    Path errors = Files.createTempFile("kustomize", ".log");
    try {
      Process process =
          new ProcessBuilder(
                  Stream.concat(command.stream(), Stream.of(Project.file(folder).toString()))
                      .toList())
              .redirectError(errors.toFile())
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(Project.read(errors)).isZero();
      return Manifests.parse(text);
    } finally {
      Files.delete(errors);
    }
  }

  private static boolean isOnPath(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
  }
}
