package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store of bundles: who reads it knows where it is, what opens it, and nothing more. */
class StoreTest {

  private static final String STORE =
      """
      bundles:
        store:
          url: s3://models/sluice
          endpoint: http://minio.store:9000
          secret: store-reader
          signed: true
          ca: true
          cidrs: []
          peers: [{namespaceSelector: {matchLabels: {name: store}}}]
      """;

  @ParameterizedTest
  @ValueSource(strings = {"ingest-service", "scoring-service"})
  void whoUsesBundlesReadsIt(String service) {
    // when
    Manifests chart = Chart.render(STORE);

    // then
    String properties =
        chart.get("ConfigMap", "sluice-" + service).at("/data/application.properties").asText();
    assertThat(properties.lines())
        .contains(
            "sluice.bundles.store.url=s3://models/sluice",
            "sluice.bundles.store.endpoint=http://minio.store:9000",
            "sluice.bundles.store.region=us-east-1",
            "sluice.bundles.store.cache=/store",
            "sluice.bundles.store.credentials-file=/etc/sluice/store/credentials",
            "sluice.bundles.store.ca-file=/etc/sluice/store/ca.crt",
            "sluice.bundles.store.public-keys-file=/etc/sluice/store/public-keys.pem");
    JsonNode pod = chart.get("Deployment", "sluice-" + service).at("/spec/template/spec");
    assertThat(pod.at("/containers/0/volumeMounts").toString())
        .contains("\"mountPath\":\"/store\"", "\"mountPath\":\"/etc/sluice/store\"");
    assertThat(pod.path("volumes").toString()).contains("\"secretName\":\"store-reader\"");
    JsonNode policy = chart.get("NetworkPolicy", "sluice-" + service);
    assertThat(
            Manifests.elements(policy.at("/spec/egress"))
                .filter(rule -> rule.at("/ports/0/port").asInt() == 9000)
                .map(rule -> rule.path("to").toString()))
        .containsExactly("[{\"namespaceSelector\":{\"matchLabels\":{\"name\":\"store\"}}}]");
    assertThat(StrictModels.problems(chart)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alert-service", "query-api"})
  void othersDoNot(String service) {
    // when
    JsonNode deployment = Chart.render(STORE).get("Deployment", "sluice-" + service);

    // then
    assertThat(deployment.toString()).doesNotContain("store-reader", "/etc/sluice/store");
  }

  @Test
  void withoutOneNothingOfItIsThere() {
    assertThat(Chart.render("{}").get("Deployment", "sluice-scoring-service").toString())
        .doesNotContain("store");
  }

  @Test
  void eachRegistryIsReachedOnItsPort() {
    // when
    JsonNode policy =
        Chart.render(
                "bundles: {store: {url: 'oci://registry.plant:5000/models/swat:champion,oci://b.plant:5001/m/net:1,oci://c.plant/m/log:1,oci://d.plant/m/log:2', secret: login}}")
            .get("NetworkPolicy", "sluice-scoring-service");

    // then
    assertThat(
            Manifests.elements(policy.at("/spec/egress"))
                .map(
                    rule ->
                        Manifests.elements(rule.at("/ports"))
                            .map(port -> port.at("/port").asInt())
                            .toList()))
        .contains(List.of(5000, 5001, 443));
  }

  @Test
  void whatContradictsItselfIsRefused() {
    List.of(
            "bundles: {store: {secret: reader}}",
            "bundles: {store: {url: 's3://models', signed: true}}",
            "bundles: {store: {url: 's3://models', cidrs: []}}")
        .forEach(
            values ->
                assertThatThrownBy(() -> Chart.render(values))
                    .as(values)
                    .hasMessageContaining("bundles.store"));
  }
}
