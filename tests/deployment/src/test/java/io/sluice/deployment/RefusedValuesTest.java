package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are wrong, unknown or contradict each other, each with what a person is told. */
class RefusedValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kafka: {external: {enabled: true}}} | Both kinds of Kafka are chosen: set kafka.strimzi.enabled or kafka.external.enabled to false.",
        "{kafka: {strimzi: {enabled: false}}} | No Kafka is chosen: set kafka.strimzi.enabled or kafka.external.enabled to true.",
        "{kafka: {strimzi: {enabled: false}, external: {enabled: true}}} | kafka.external.bootstrapServers is empty: give host:port of at least one broker.",
        "{kafka: {strimzi: {enabled: false}, external: {enabled: true, bootstrapServers: 'k:9093'}}} | kafka.external.securityProtocol is SASL_SSL, but ingest has no credentials: name a Secret in kafka.external.sasl.secret or kafka.external.sasl.secrets.ingest.",
        "{kafka: {strimzi: {enabled: false}, external: {enabled: true, bootstrapServers: 'k:9093', sasl: {secrets: {ingest: a, scoring: b, alert: c, query: d}}}}} | autoscaling.enabled is true, but KEDA has no credentials for Kafka: name a Secret in kafka.external.sasl.secrets.keda.",
        "{kafka: {minInSyncReplicas: 4}} | kafka.minInSyncReplicas (4) is more than kafka.replication (3): nothing could be written.",
        "{kafka: {strimzi: {brokers: {replicas: 1}}}} | kafka.replication (3) is more than kafka.strimzi.brokers.replicas (1): topics could not be created.",
        "{postgres: {external: {enabled: true}}} | Both kinds of Postgres are chosen: set postgres.cnpg.enabled or postgres.external.enabled to false.",
        "{postgres: {cnpg: {enabled: false}}} | No Postgres is chosen: set postgres.cnpg.enabled or postgres.external.enabled to true.",
        "{postgres: {cnpg: {enabled: false}, external: {enabled: true}}} | postgres.external.host is empty: give the name of the server.",
        "{postgres: {cnpg: {enabled: false}, external: {enabled: true, host: db}}} | postgres.external.secret is empty: name a Secret with the keys username and password.",
        "{postgres: {cnpg: {enabled: false}, external: {enabled: true, host: db, secret: s}}} | postgres.external.sslMode is verify-full, but postgres.external.caSecret is empty: name a Secret with the server's CA, or set sslMode to require.",
        "{scoring: {autoscaling: {maxReplicas: 13}}} | scoring.autoscaling.maxReplicas (13) is more than the 12 partitions of sensor-readings: the rest would be idle; lower it or raise kafka.topics.sensor-readings.partitions.",
        "{kafka: {topics: {scoring-state: {partitions: 6}}}} | kafka.topics.scoring-state.partitions (6) is less than kafka.topics.sensor-readings.partitions (12): what is learnt from a partition is stored in the one of the same number.",
        "{alert: {autoscaling: {maxReplicas: 13}}} | alert.autoscaling.maxReplicas (13) is more than the 12 partitions of anomaly-scores: the rest would be idle; lower it or raise kafka.topics.anomaly-scores.partitions.",
        "{kafka: {topics: {incident-commands: {partitions: 6}}}} | kafka.topics.incident-commands.partitions is 6, but kafka.topics.anomaly-scores.partitions is 12: scores and commands of an asset must meet, so give both the same number.",
        "{kafka: {topics: {incident-commands: {partitions: 24}, anomaly-scores: {partitions: 24}}}} | kafka.topics.incident-commands.partitions is 24, but kafka.topics.sensor-readings.partitions is 12: what people say of the tags of an asset has to meet its readings, so give both the same number.",
        "{query: {autoscaling: {maxReplicas: 20}}} | query.autoscaling.maxReplicas (20) is more than the 12 partitions of sensor-readings",
        "{alert: {autoscaling: {minReplicas: 5}}} | alert.autoscaling.minReplicas (5) is more than maxReplicas (4).",
        "{auth: {oidc: {issuer: 'https://a.b', audience: ''}}} | auth.oidc.issuer is set, but a token of any of its clients would do: give auth.oidc.audience, the audience of tokens that are meant for Sluice.",
        "{auth: {oidc: {issuer: 'https://a.b', audience: any}}} | auth.oidc.issuer is set, but a token of any of its clients would do: give auth.oidc.audience",
        "{auth: {oidc: {login: {clientId: sluice, secret: login}}}} | auth.oidc.login.clientId is set, but there is no issuer to log in at: give auth.oidc.issuer.",
        "{auth: {oidc: {issuer: 'https://a.b', login: {clientId: sluice}}}} | auth.oidc.login.clientId is set, but auth.oidc.login.secret is empty: name a Secret with the keys session-secret and, unless the client is public, client-secret.",
        "{auth: {oidc: {groups: {service: [staff]}}}} | at '/auth/oidc/groups': additional properties 'service' not allowed",
        "{console: {enabled: true}} | console.enabled is true, but console.secret is empty: name a Secret with the keys username and password, by which people log in to the console.",
        "{console: {enabled: true, secret: c}, autoscaling: {enabled: false}, kafka: {strimzi: {enabled: false}, external: {enabled: true, bootstrapServers: 'k:9093', sasl: {secrets: {ingest: a, scoring: b, alert: c, query: d}}}}} | console.enabled is true, but it has no credentials for Kafka: name a Secret in kafka.external.sasl.secrets.console, of a user that may read and do nothing else.",
        "{console: {image: 'ghcr.io/kafbat/kafka-ui:latest'}} | at '/console/image': 'not' failed",
        "{monitoring: {datasource: {enabled: true}}} | monitoring.datasource.enabled is true, but monitoring.datasource.secret is empty: name a Secret of the type kubernetes.io/basic-auth with the username sluice_boards and a password.",
        "{monitoring: {dashboards: {grafanaUrl: 'javascript:alert(1)'}}} | at '/monitoring/dashboards/grafanaUrl': 'javascript:alert(1)' does not match pattern",
        "{auth: {enabled: false}, ingress: {enabled: true, host: a.b}} | auth.enabled is false together with ingress.enabled: everyone could read the plant and send alarms; enable auth or drop the Ingress.",
        "{auth: {enabled: false}, httpRoute: {enabled: true, gateway: {name: g}}} | auth.enabled is false together with httpRoute.enabled",
        "{auth: {enabled: false}, ingest: {service: {type: LoadBalancer}}} | auth.enabled is false together with ingest.service.type LoadBalancer: everyone could use it; enable auth or set the type to ClusterIP.",
        "{networkPolicy: {clients: [{podSelector: {}}]}, ingress: {enabled: true}} | ingress.enabled is true, but ingress.host is empty: name the host of the control room and the API.",
        "{networkPolicy: {clients: [{podSelector: {}}]}, ingress: {enabled: true, host: a.b, ingestHost: a.b}} | ingress.host and ingress.ingestHost are the same",
        "{networkPolicy: {clients: [{podSelector: {}}]}, httpRoute: {enabled: true}} | httpRoute.enabled is true, but httpRoute.gateway.name is empty: name the Gateway to attach to.",
        "{ingress: {enabled: true, host: a.b}} | ingress.enabled is true, but networkPolicy.clients is empty: whoever comes that way would wait in vain; name the pods, namespaces or addresses of the controller or load balancer there.",
        "{httpRoute: {enabled: true, gateway: {name: g}}} | httpRoute.enabled is true, but networkPolicy.clients is empty: whoever comes that way would wait in vain; name the pods, namespaces or addresses of the controller or load balancer there.",
        "{query: {service: {type: LoadBalancer}}} | query.service.type is LoadBalancer, but networkPolicy.clients is empty: whoever comes that way would wait in vain; name the pods, namespaces or addresses of the controller or load balancer there.",
        "{bundles: {image: {reference: ''}}} | No bundle: bundles.source is image, but bundles.image.reference is empty.",
        "{bundles: {image: {mount: volume}}} | bundles.image.mount is volume, but Kubernetes v1.31.0 drops image volumes without a word unless its feature gate ImageVolume is on: choose copy, upgrade to 1.35, or set bundles.image.volumeGate to true if the gate is on.",
        "{bundles: {source: claim}} | No bundle: bundles.source is claim, but bundles.claim.name is empty.",
        "{bundles: {source: download}} | No bundle: bundles.source is download, so bundles.download.url and bundles.download.sha256 are both needed.",
        "{operators: {check: always}} | The cluster does not know kafka.strimzi.io/v1/Kafka: install Strimzi 1.x first (see k8s/), or choose kafka.external.",
        "{operators: {check: always}, kafka: {strimzi: {enabled: false}, external: {enabled: true, bootstrapServers: 'k:9092', securityProtocol: PLAINTEXT}}, postgres: {cnpg: {create: false}}} | The cluster does not know keda.sh/v1alpha1/ScaledObject: install KEDA 2.x first (see k8s/), or set autoscaling.enabled to false.",
        "{operators: {check: always}, kafka: {strimzi: {enabled: false}, external: {enabled: true, bootstrapServers: 'k:9092', securityProtocol: PLAINTEXT}}} | The cluster does not know postgresql.cnpg.io/v1/Cluster: install CloudNativePG first (see k8s/), or choose postgres.external.",
        "{operators: {check: always}, kafka: {strimzi: {enabled: false}, external: {enabled: true, bootstrapServers: 'k:9092', securityProtocol: PLAINTEXT}}, postgres: {cnpg: {enabled: false}, external: {enabled: true, host: db, secret: s, sslMode: require}}, autoscaling: {enabled: false}} | The cluster does not know monitoring.coreos.com/v1/PodMonitor: install the Prometheus operator first (see k8s/), or set monitoring.enabled to false.",
        "{operators: {check: always}, kafka: {strimzi: {enabled: false}, external: {enabled: true, bootstrapServers: 'k:9092', securityProtocol: PLAINTEXT}}, postgres: {cnpg: {enabled: false}, external: {enabled: true, host: db, secret: s, sslMode: require}}, autoscaling: {enabled: false}, monitoring: {enabled: false}, httpRoute: {enabled: true, gateway: {name: g}}, networkPolicy: {clients: [{podSelector: {}}]}} | The cluster does not know gateway.networking.k8s.io/v1/HTTPRoute: install the Gateway API first (see k8s/), or set httpRoute.enabled to false.",
        "{kafka: {strimzi: {enabled: false}, external: {enabled: true, bootstrapServers: 'k:9092', securityProtocol: PLAINTEXT, cidrs: []}}} | kafka.external.cidrs and kafka.external.peers are both empty: say where the brokers are, by addresses or by pods.",
        "{postgres: {cnpg: {enabled: false}, external: {enabled: true, host: db, secret: s, sslMode: require, cidrs: []}}} | postgres.external.cidrs and postgres.external.peers are both empty: say where the server is, by addresses or by pods.",
        "{auth: {oidc: {issuer: 'https://a.b'}}, networkPolicy: {oidcCidrs: []}} | networkPolicy.oidcCidrs and networkPolicy.oidcPeers are both empty: say where auth.oidc.issuer is, by addresses or by pods.",
        // what the schema refuses
        "{networkPolicy: {clients: [{namespace: a}]}} | at '/networkPolicy/clients/0': additional properties 'namespace' not allowed",
        "{postgres: {cnpg: {backupSchedule: '0 2 * * *'}}} | at '/postgres/cnpg/backupSchedule': '0 2 * * *' does not match pattern",
        "{scorings: {}} | additional properties 'scorings' not allowed",
        "{scoring: {replica: 2}} | at '/scoring': additional properties 'replica' not allowed",
        "{ingest: {replicas: two}} | at '/ingest/replicas': got string, want integer",
        "{ingest: {replicas: 0}} | at '/ingest/replicas': minimum: got 0, want 1",
        "{image: {tag: latest}} | at '/image/tag': 'not' failed",
        "{scoring: {config: {sluice.ingest.limits.records: 5}}} | at '/scoring/config': additional properties 'sluice.ingest.limits.records' not allowed",
        "{alerting: {file: {receivers: {}}}} | at '/alerting/file/receivers': minProperties: got 0, want 1",
        "{alerting: {file: {receivers: {ops: {url: 'https://hooks.example.org'}}}}} | at '/alerting/file/receivers/ops': missing property 'kind'",
        "{alerting: {secrets: [A_B]}} | at '/alerting/secrets/0': 'A_B' does not match pattern",
        "{kafka: {topics: {readings: {partitions: 1, retention: 1d}}}} | at '/kafka/topics': additional properties 'readings' not allowed",
        "{kafka: {topics: {alerts: {retention: forever}}}} | at '/kafka/topics/alerts/retention': 'forever' does not match pattern",
        "{postgres: {external: {sslMode: always}}} | at '/postgres/external/sslMode': value must be one of",
        "{retention: {schedules: {alert: sometimes}}} | at '/retention/schedules/alert': 'sometimes' does not match pattern",
        "{retention: {schedules: {scoring: '@daily'}}} | at '/retention/schedules': additional properties 'scoring' not allowed",
        "{bundles: {download: {sha256: abc}}} | at '/bundles/download/sha256': 'abc' does not match pattern",
        "{tracing: {samplingRatio: 1.5}} | at '/tracing/samplingRatio': maximum: got 1.5, want 1",
        "{tracing: {endpoint: 'http://collector'}} | at '/tracing/endpoint': 'http://collector' does not match pattern",
        "{tracing: {endpoint: 'http://collector:4317', protocol: http/json}} | at '/tracing/protocol': value must be one of",
      })
  void areRefusedWithOneSentence(String values, String sentence) {
    // when
    Throwable refusal = catchThrowable(() -> Chart.render(values));

    // then
    assertThat(refusal).isNotNull().hasMessageContaining(sentence);
  }
}
