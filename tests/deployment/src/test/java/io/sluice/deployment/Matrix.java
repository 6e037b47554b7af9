package io.sluice.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Values for every combination of what the chart can be installed with, each rendered once. */
final class Matrix {

  private static final String KAFKA_EXTERNAL =
      """
      kafka:
        strimzi: {enabled: false}
        external: {enabled: true, bootstrapServers: "kafka.example.org:9093", caSecret: kafka-ca, sasl: {secret: kafka-user}}
      """;
  private static final String POSTGRES_EXTERNAL =
      """
      postgres:
        cnpg: {enabled: false}
        external: {enabled: true, host: db.example.org, secret: db-user, caSecret: db-ca}
      """;
  private static final List<Axis> AXES =
      List.of(
          new Axis("kafka", "strimzi", "", "external", KAFKA_EXTERNAL),
          new Axis("postgres", "cnpg", "", "external", POSTGRES_EXTERNAL),
          new Axis("keda", "on", "", "off", "autoscaling: {enabled: false}\n"),
          new Axis("auth", "on", "", "off", "auth: {enabled: false}\n"),
          new Axis("monitoring", "on", "", "off", "monitoring: {enabled: false}\n"));

  /** What is chosen seldom or excludes something above, on its own. */
  private static final Map<String, String> FURTHER =
      Map.of(
          "ingress",
          """
          ingress: {enabled: true, host: sluice.example.org, ingestHost: in.example.org, tlsSecret: web-tls}
          networkPolicy: {clients: [{namespaceSelector: {matchLabels: {app: ingress}}}]}
          """,
          "route",
          """
          httpRoute: {enabled: true, gateway: {name: edge, namespace: gateways}, hostnames: [sluice.example.org]}
          networkPolicy: {clients: [{ipBlock: {cidr: 10.0.0.0/16}}]}
          """,
          "claim",
          "bundles: {source: claim, claim: {name: bundles}}\n",
          "image volume",
          "bundles: {image: {mount: volume, volumeGate: true}}\n",
          "download",
          """
          bundles:
            source: download
            download: {url: "https://models.example.org/b.tar.gz", sha256: %s, caSecret: models-ca}
          """
              .formatted("a".repeat(64)),
          "receivers",
          """
          alerting:
            secrets: [control-room-hook]
            file:
              receivers:
                control-room:
                  kind: webhook
                  url: https://hooks.example.org/x
                  secret-file: /etc/sluice/secrets/control-room-hook/secret
              routes:
                - {when: {min-severity: WARNING}, to: [control-room]}
          alert:
            config: {sluice.alert.incident.on-delay: 20s}
          """,
          "retention in the services",
          """
          retention: {enabled: false}
          query: {config: {sluice.query.retention.readings: 60d}}
          """,
          "oidc, own keys",
          """
          auth: {existingSecret: our-keys, oidc: {issuer: "https://id.example.org/realms/plant", rolesClaim: groups}}
          tests: {keysSecret: our-plain-keys}
          """,
          "native images",
          "image: {native: true}\n",
          "traces",
          """
          tracing: {endpoint: "http://collector.observability:4318", samplingRatio: 1}
          """);

  /** What nobody has who does not ask for it. */
  private static final Map<String, String> OPTIONAL =
      Map.of(
          "login",
          """
          auth:
            oidc:
              issuer: "https://id.example.org/realms/plant"
              audience: sluice-api
              groups: {viewer: [plant], operator: [shift leads, control room]}
              login: {clientId: sluice, secret: login}
          """,
          "history in Grafana",
          """
          monitoring:
            dashboards: {grafanaUrl: "https://grafana.example.org"}
            datasource: {enabled: true, secret: boards}
          """,
          "console",
          "console: {enabled: true, secret: console}\n");

  private static final Map<String, Manifests> RENDERED = new TreeMap<>();

  private Matrix() {}

  /** Names of all cases; the default is the first. */
  static Stream<String> cases() {
    return all().keySet().stream();
  }

  static synchronized Manifests render(String name) {
    return RENDERED.computeIfAbsent(name, n -> Chart.render(all().get(n)));
  }

  private static Map<String, String> all() {
    var combinations = new TreeMap<String, String>(Map.of("", "{}\n"));
    for (Axis axis : AXES) {
      var next = new TreeMap<String, String>();
      combinations.forEach(
          (name, values) ->
              axis.choices()
                  .forEach(
                      choice ->
                          next.put(
                              (name + " " + axis.name() + "=" + choice.name()).strip(),
                              join(values, choice.values()))));
      combinations = next;
    }
    combinations.putAll(FURTHER);
    combinations.putAll(OPTIONAL);
    return combinations;
  }

  private static String join(String values, String more) {
    return more.isEmpty() ? values : values.replace("{}\n", "") + more;
  }

  private record Choice(String name, String values) {}

  private record Axis(String name, List<Choice> choices) {

    Axis(String name, String one, String itsValues, String other, String otherValues) {
      this(
          name,
          new ArrayList<>(List.of(new Choice(one, itsValues), new Choice(other, otherValues))));
    }
  }
}
