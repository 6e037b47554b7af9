package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the chart whatever it is installed with. */
class ChartMatrixTest {

  /** What others create, by who does; anything else that is referred to has to be in the render. */
  private static final Set<String> FROM_OPERATORS =
      Set.of(
          // Strimzi: the CA of its cluster, and the credentials of each KafkaUser
          "sluice-cluster-ca-cert",
          "sluice-ingest-service",
          "sluice-scoring-service",
          "sluice-alert-service",
          "sluice-query-api",
          "sluice-keda",
          "sluice-console",
          // CloudNativePG: the owner of the database, and its CA
          "sluice-postgres-app",
          "sluice-postgres-ca");

  /** What the values of a case name as already there. */
  private static final Set<String> FROM_VALUES =
      Set.of(
          "kafka-user",
          "kafka-ca",
          "db-user",
          "db-ca",
          "web-tls",
          "models-ca",
          "control-room-hook",
          "our-keys",
          "our-plain-keys",
          "login",
          "console");

  @ParameterizedTest
  @MethodSource("io.sluice.deployment.Matrix#cases")
  void everyFieldIsKnownToItsKind(String values) {
    // given
    Manifests manifests = Matrix.render(values);

    // when
    List<String> problems = StrictModels.problems(manifests);

    // then
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.sluice.deployment.Matrix#cases")
  void podsAreRestrictedAndPinned(String values) {
    // given
    Manifests manifests = Matrix.render(values);

    // when
    List<String> problems = manifests.workloads().flatMap(PodPolicy::problems).toList();

    // then
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.sluice.deployment.Matrix#cases")
  void selectorsAreStableAndSelect(String values) {
    // given
    Manifests manifests = Matrix.render(values);

    // when
    var problems = new ArrayList<String>();
    manifests
        .ofKind("Deployment", "PodDisruptionBudget", "Service")
        .forEach(object -> selector(object, manifests, problems));

    // then
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.sluice.deployment.Matrix#cases")
  void whatIsReferredToExists(String values) {
    // given
    Manifests manifests = Matrix.render(values);

    // when
    var missing = new HashSet<String>();
    for (var reference : References.of(manifests)) {
      boolean there =
          manifests.has(reference.kind(), reference.name())
              || (reference.kind().equals("Secret")
                  && (FROM_OPERATORS.contains(reference.name())
                      || FROM_VALUES.contains(reference.name())))
              || (reference.kind().equals("PersistentVolumeClaim")
                  && reference.name().equals("bundles"));
      if (!there) {
        missing.add(reference.toString());
      }
    }

    // then
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.sluice.deployment.Matrix#cases")
  void namesAreUniqueAndOurs(String values) {
    // given
    Manifests manifests = Matrix.render(values);

    // when
    List<String> ids = manifests.objects().stream().map(Manifests::id).toList();

    // then
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(manifests.objects())
        .allSatisfy(
            object -> {
              assertThat(object.at("/metadata/namespace").asText()).isEqualTo("plant");
              assertThat(object.at("/metadata/labels/app.kubernetes.io~1instance").asText())
                  .isEqualTo("sluice");
            });
  }

  private static void selector(JsonNode object, Manifests manifests, List<String> problems) {
    JsonNode selector = object.at("/spec/selector");
    JsonNode labels = selector.has("matchLabels") ? selector.get("matchLabels") : selector;
    Map<String, Object> wanted = Manifests.YAML.convertValue(labels, References.MAP);
    if (!wanted
        .keySet()
        .equals(
            Set.of(
                "app.kubernetes.io/name",
                "app.kubernetes.io/instance",
                "app.kubernetes.io/component"))) {
      problems.add(Manifests.id(object) + " selects by " + wanted.keySet());
    }
    List<String> selected =
        manifests
            .workloads()
            .filter(
                workload -> {
                  JsonNode have = workload.template().at("/metadata/labels");
                  return wanted.entrySet().stream()
                      .allMatch(e -> have.path(e.getKey()).asText().equals(e.getValue()));
                })
            .map(Manifests.Workload::id)
            .toList();
    if (!selected.equals(List.of("Deployment/" + Manifests.name(object)))) {
      problems.add(Manifests.id(object) + " selects " + selected);
    }
  }
}
