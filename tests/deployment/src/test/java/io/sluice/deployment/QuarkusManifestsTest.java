package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The chart against what each service says of its own deployment (quarkus-kubernetes, written when
 * it is packaged): a port, a probe or an address that changes in one has to change in the other.
 */
class QuarkusManifestsTest {

  private static final Manifests CHART = Chart.render("image: {registry: '', local: true}");

  @ParameterizedTest
  @ValueSource(strings = {"ingest-service", "scoring-service", "alert-service", "query-api"})
  void theChartDeploysWhatTheServiceSays(String service) {
    // given
    JsonNode said = container(saidBy(service).ofKind("Deployment").findFirst().orElseThrow());

    // when
    JsonNode deployed = container(CHART.get("Deployment", "sluice-" + service));

    // then
    assertThat(ports(deployed)).isEqualTo(ports(said));
    for (String probe : new String[] {"startupProbe", "livenessProbe", "readinessProbe"}) {
      assertThat(probe(deployed, probe)).as(probe).isEqualTo(probe(said, probe));
    }
    assertThat(environment(deployed)).containsAllEntriesOf(environment(said));
    assertThat(repository(deployed)).isEqualTo(repository(said));
  }

  private static Manifests saidBy(String service) {
    Path file = Project.file(service).resolve("target/kubernetes/kubernetes.yml");
    assertThat(Files.isRegularFile(file)).as("%s is packaged (mvn package)", service).isTrue();
    return Manifests.parse(Project.read(file));
  }

  private static JsonNode container(JsonNode deployment) {
    return deployment.at("/spec/template/spec/containers/0");
  }

  private static Map<String, Integer> ports(JsonNode container) {
    var ports = new TreeMap<String, Integer>();
    container
        .path("ports")
        .forEach(port -> ports.put(port.path("name").asText(), port.path("containerPort").asInt()));
    return ports;
  }

  /** Where it asks: the port as a number, whether it was given as one or by its name. */
  private static String probe(JsonNode container, String name) {
    JsonNode request = container.path(name).path("httpGet");
    JsonNode port = request.path("port");
    int number = port.isTextual() ? ports(container).getOrDefault(port.asText(), 0) : port.asInt();
    return number + request.path("path").asText();
  }

  /** Addresses and ports; what names a pod or runs the migration is the platform's own business. */
  private static Map<String, String> environment(JsonNode container) {
    var environment = new TreeMap<String, String>();
    container
        .path("env")
        .forEach(
            variable -> {
              String name = variable.path("name").asText();
              if (name.startsWith("QUARKUS_HTTP_") || name.startsWith("QUARKUS_MANAGEMENT_")) {
                environment.put(name, variable.path("value").asText());
              }
            });
    return environment;
  }

  private static String repository(JsonNode container) {
    return container
        .path("image")
        .asText()
        .replaceFirst("^docker\\.io/", "")
        .replaceFirst(":.*", "");
  }
}
