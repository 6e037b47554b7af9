package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads at the end of an install. */
class NotesTest {

  @Test
  void tellWhatIsInForceAndWhereTheKeysAre() {
    // when
    String notes = Chart.notes("postgres: {cnpg: {backup: {retentionPolicy: 30d}}}");

    // then
    assertThat(notes)
        .contains(
            "Images       registry.example.org, 0.1.0",
            "Kafka        Strimzi, cluster sluice, SASL_SSL",
            "Postgres     sluice-postgres-rw:5432/sluice, TLS verify-full",
            "Auth         API keys",
            "Tracing      off",
            "get secret sluice-api-keys -o jsonpath='{.data.viewer}' | base64 -d",
            "port-forward svc/sluice-query-api 8080")
        .doesNotContain("WARNING");
  }

  @Test
  void warnOfUnsafeSettings() {
    // when
    String notes =
        Chart.notes(
            """
            image: {registry: ''}
            auth: {enabled: false}
            tracing: {endpoint: "http://collector:4318"}
            networkPolicy: {enabled: false}
            kafka:
              replication: 1
              minInSyncReplicas: 1
              strimzi: {enabled: false}
              external: {enabled: true, bootstrapServers: "kafka:9092", securityProtocol: PLAINTEXT}
            postgres:
              cnpg: {enabled: false}
              external: {enabled: true, host: db, secret: db-user, sslMode: prefer}
            """);

    // then
    assertThat(notes)
        .contains(
            "WARNING",
            "image.registry is empty: nodes look for the images on Docker Hub",
            "auth.enabled is false: whoever reaches a Service may use it.",
            "networkPolicy.enabled is false: every pod of the cluster reaches the services.",
            "Kafka is reached without TLS: readings and passwords can be read on the way.",
            "Kafka is reached without credentials: whoever reaches it may write alerts.",
            "Postgres is reached without enforced TLS.",
            "Tracing      to http://collector:4318, 0.01 of the traces",
            "tracing.endpoint is http: names of assets and addresses of webhooks can be read on the way to the collector.",
            "kafka.replication is below 3: a lost broker can lose readings.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "publicUrl: https://a.b/ | https://a.b",
        "{publicUrl: 'https://c.d', ingress: {enabled: true, host: a.b}, networkPolicy: {clients: [{podSelector: {}}]}} | https://c.d",
        "{ingress: {enabled: true, host: a.b}, networkPolicy: {clients: [{podSelector: {}}]}} | http://a.b",
        "{ingress: {enabled: true, host: a.b, tlsSecret: t}, networkPolicy: {clients: [{podSelector: {}}]}} | https://a.b",
      })
  void linksLeadToOneAddress(String values, String address) {
    // when
    String notes = Chart.notes(values);

    // then
    assertThat(notes).contains("The control room and the API\n  " + address + "\n");
    assertThat(
            Chart.render(values)
                .get("ConfigMap", "sluice-alert-service")
                .at("/data/application.properties")
                .asText())
        .contains("sluice.alert.front-door=" + address + "\n");
  }
}
