package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whom each pod reaches: everything is denied, then this and no more. */
class NetworkPolicyTest {

  private static final Manifests CHART = Chart.render("{}");

  @Test
  void everythingIsDeniedFirst() {
    // when
    JsonNode policy = CHART.get("NetworkPolicy", "sluice-default-deny");

    // then
    assertThat(policy.at("/spec/policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
    assertThat(policy.path("spec").has("ingress")).isFalse();
    assertThat(policy.path("spec").has("egress")).isFalse();
  }

  @Test
  void eachReachesOnlyWhatItNeeds() {
    // when
    Map<String, Set<String>> reached =
        CHART
            .ofKind("NetworkPolicy")
            .collect(Collectors.toMap(Manifests::name, NetworkPolicyTest::reached));

    // then
    assertThat(reached)
        .containsEntry("sluice-ingest-service", Set.of("dns", "kafka"))
        .containsEntry("sluice-scoring-service", Set.of("dns", "kafka"))
        .containsEntry("sluice-alert-service", Set.of("dns", "kafka", "postgres", "0.0.0.0/0:443"))
        .containsEntry("sluice-query-api", Set.of("dns", "kafka", "postgres", "alert-service"))
        .containsEntry("sluice-jobs", Set.of("dns", "postgres"))
        .containsEntry("sluice-test", Set.of("dns", "ingest-service", "query-api"));
  }

  @Test
  void theCollectorIsReachedOnItsPortWhereTracesAreOn() {
    // when
    var policies =
        Chart.render("tracing: {endpoint: 'https://collector.observability:4318/otlp'}")
            .ofKind("NetworkPolicy")
            .filter(policy -> reachesAnybodyOn(policy, 4318))
            .map(Manifests::name);

    // then
    assertThat(policies)
        .containsExactlyInAnyOrder(
            "sluice-ingest-service",
            "sluice-scoring-service",
            "sluice-alert-service",
            "sluice-query-api");
    assertThat(CHART.ofKind("NetworkPolicy").filter(policy -> reachesAnybodyOn(policy, 4318)))
        .isEmpty();
  }

  private static boolean reachesAnybodyOn(JsonNode policy, int port) {
    return Manifests.elements(policy.at("/spec/egress"))
        .anyMatch(rule -> !rule.has("to") && rule.at("/ports/0/port").asInt() == port);
  }

  @Test
  void metricsAreForTheMonitoringAlone() {
    // when
    var fromOthers =
        CHART
            .ofKind("NetworkPolicy")
            .flatMap(policy -> Manifests.elements(policy.at("/spec/ingress")))
            .filter(rule -> rule.at("/ports/0/port").asInt() == 9000)
            .map(rule -> rule.at("/from/0/namespaceSelector/matchExpressions/0/values").toString());

    // then
    assertThat(fromOthers).hasSize(4).containsOnly("[\"monitoring\"]");
  }

  private static Set<String> reached(JsonNode policy) {
    return Manifests.elements(policy.at("/spec/egress"))
        .flatMap(
            rule ->
                Manifests.elements(rule.path("to"))
                    .map(peer -> peer(peer, rule.at("/ports/0/port").asText())))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String peer(JsonNode peer, String port) {
    JsonNode labels = peer.at("/podSelector/matchLabels");
    if (labels.has("strimzi.io/cluster")) {
      return "kafka";
    }
    if (labels.has("cnpg.io/cluster")) {
      return "postgres";
    }
    if (labels.has("app.kubernetes.io/component")) {
      return labels.path("app.kubernetes.io/component").asText();
    }
    return peer.has("ipBlock") ? peer.at("/ipBlock/cidr").asText() + ":" + port : "dns";
  }
}
