package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        .containsEntry(
            "sluice-query-api",
            Set.of("dns", "kafka", "postgres", "alert-service", "scoring-service"))
        .containsEntry("sluice-jobs", Set.of("dns", "postgres"))
        .containsEntry("sluice-test", Set.of("dns", "ingest-service", "query-api"));
  }

  @Test
  void postgresIsAskedByTheServicesAndItsOperatorAlone() {
    // given
    String values =
        """
        networkPolicy: {postgresClients: [{podSelector: {matchLabels: {app: reports}}}]}
        postgres: {cnpg: {backup: {barmanObjectStore: {endpointURL: 'http://store.backup:9000'}}}}
        """;

    // when
    JsonNode policy = Chart.render(values).get("NetworkPolicy", "sluice-postgres");

    // then: everything else is denied
    assertThat(policy.at("/spec/policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
    assertThat(policy.at("/spec/podSelector/matchLabels").toString())
        .isEqualTo("{\"cnpg.io/cluster\":\"sluice-postgres\"}");
    assertThat(Manifests.elements(policy.at("/spec/ingress")).map(NetworkPolicyTest::rule))
        .containsExactly(
            "app.kubernetes.io/component in [alert-service, query-api, alert-service-migration,"
                + " query-api-migration, alert-service-retention, query-api-retention],"
                + " app=reports: 5432",
            "cnpg.io/cluster=sluice-postgres,"
                + " kubernetes.io/metadata.name in [cnpg-system]: 5432 8000",
            "kubernetes.io/metadata.name in [monitoring]: 9187");
    assertThat(Manifests.elements(policy.at("/spec/egress")).map(NetworkPolicyTest::rule))
        .containsExactly(
            "kubernetes.io/metadata.name in [kube-system]: 53 53",
            "cnpg.io/cluster=sluice-postgres: 5432 8000",
            "anybody: 443 6443 9000");
  }

  @Test
  void aPostgresOfYoursIsNotOurs() {
    // when
    Manifests chart =
        Chart.render(
            """
            postgres:
              cnpg: {enabled: false}
              external: {enabled: true, host: db, secret: s, sslMode: require}
            """);

    // then
    assertThat(chart.has("NetworkPolicy", "sluice-postgres")).isFalse();
  }

  /** Plugins such as Cilium do not take an address for a pod of the cluster. */
  @Test
  void whatRunsInTheClusterIsSelected() {
    // when
    Manifests chart =
        Chart.render(
            """
            kafka:
              strimzi: {enabled: false}
              external:
                enabled: true
                bootstrapServers: kafka.events:9092
                securityProtocol: PLAINTEXT
                cidrs: []
                peers: [{namespaceSelector: {matchLabels: {name: events}}, podSelector: {matchLabels: {app: kafka}}}]
            postgres:
              cnpg: {enabled: false}
              external:
                enabled: true
                host: db.data
                secret: s
                sslMode: require
                cidrs: [10.0.0.0/8]
                peers: [{namespaceSelector: {matchLabels: {name: data}}}]
            auth: {oidc: {issuer: 'https://id.login/realms/plant'}}
            networkPolicy:
              dns: {cidrs: [169.254.20.10/32]}
              webhookCidrs: []
              webhookPeers: [{namespaceSelector: {matchLabels: {name: hooks}}}]
              oidcCidrs: []
              oidcPeers: [{namespaceSelector: {matchLabels: {name: login}}}]
            """);

    // then
    JsonNode policy = chart.get("NetworkPolicy", "sluice-alert-service");
    assertThat(Manifests.elements(policy.at("/spec/egress")).map(NetworkPolicyTest::rule))
        .containsExactly(
            "kubernetes.io/metadata.name in [kube-system], 169.254.20.10/32: 53 53",
            "name=events app=kafka: 9092 9093",
            "10.0.0.0/8, name=data: 5432",
            "name=hooks: 443",
            "name=login: 443");
    assertThat(StrictModels.problems(chart)).isEmpty();
  }

  /** Nothing but addresses in the whole net: whoever is meant is not the cloud's own metadata. */
  @Test
  void credentialsOfTheCloudAreNotReached() {
    // given
    String oidc = "auth: {oidc: {issuer: 'https://id.example.org'}}";

    // when
    var anywhere =
        Chart.render(oidc)
            .ofKind("NetworkPolicy")
            .flatMap(policy -> policy.findValues("ipBlock").stream())
            .filter(block -> block.path("cidr").asText().equals("0.0.0.0/0"));

    // then
    assertThat(anywhere)
        .hasSizeGreaterThan(4)
        .allMatch(block -> block.at("/except/0").asText().equals("169.254.169.254/32"));
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

  /** Whom a rule is for, and the ports. */
  private static String rule(JsonNode rule) {
    JsonNode peers = rule.has("from") ? rule.get("from") : rule.path("to");
    String whom =
        peers.isEmpty()
            ? "anybody"
            : Manifests.elements(peers)
                .map(NetworkPolicyTest::selected)
                .collect(Collectors.joining(", "));
    return whom
        + ": "
        + Manifests.elements(rule.path("ports"))
            .map(port -> port.path("port").asText())
            .collect(Collectors.joining(" "));
  }

  /** Labels that all pods of the release have are left out. */
  private static String selected(JsonNode peer) {
    if (peer.has("ipBlock")) {
      return peer.at("/ipBlock/cidr").asText();
    }
    return Stream.of("namespaceSelector", "podSelector")
        .map(peer::path)
        .flatMap(
            selector ->
                Stream.concat(
                    selector.path("matchLabels").properties().stream()
                        .filter(label -> !label.getKey().startsWith("app.kubernetes.io/"))
                        .map(label -> label.getKey() + "=" + label.getValue().asText()),
                    Manifests.elements(selector.path("matchExpressions"))
                        .map(
                            term ->
                                term.path("key").asText()
                                    + " in "
                                    + Manifests.elements(term.path("values"))
                                        .map(JsonNode::asText)
                                        .toList())))
        .collect(Collectors.joining(" "));
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
