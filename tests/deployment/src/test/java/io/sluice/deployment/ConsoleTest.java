package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The console of Kafka: nobody has it who does not ask for it, and it can do nothing but read. */
class ConsoleTest {

  private static final String ON = "console: {enabled: true, secret: console}";

  @Test
  void thereIsNoneUnlessAskedFor() {
    assertThat(Chart.render("{}").ofKind("Deployment").map(Manifests::name))
        .hasSize(4)
        .doesNotContain("sluice-console");
    assertThat(Chart.render("{}").ofKind("KafkaUser").map(Manifests::name))
        .doesNotContain("sluice-console");
  }

  @Test
  void itsUserMayReadEveryTopicAndDoNothingElse() {
    // when
    JsonNode acls =
        Chart.render(ON).get("KafkaUser", "sluice-console").at("/spec/authorization/acls");

    // then
    Set<String> operations = new TreeSet<>();
    Manifests.elements(acls)
        .flatMap(acl -> Manifests.elements(acl.path("operations")))
        .forEach(operation -> operations.add(operation.asText()));
    assertThat(operations).containsExactly("Describe", "DescribeConfigs", "Read");
    assertThat(names(acls, "topic")).containsExactlyInAnyOrderElementsOf(Topics.PLAIN.all());
    assertThat(
            Manifests.elements(acls)
                .filter(acl -> acl.at("/resource/type").asText().equals("group"))
                .map(acl -> acl.path("operations").toString()))
        .hasSize(ConsumerGroups.class.getRecordComponents().length)
        .containsOnly("[\"Describe\"]");
  }

  private static List<String> names(JsonNode acls, String type) {
    return Manifests.elements(acls)
        .filter(acl -> acl.at("/resource/type").asText().equals(type))
        .map(acl -> acl.at("/resource/name").asText())
        .toList();
  }

  @Test
  void itIsToldToReadOnlyAndAsksWhoComes() {
    // when
    List<String> variables = environment(Chart.render(ON));

    // then
    assertThat(variables)
        .contains(
            "KAFKA_CLUSTERS_0_READONLY=true",
            "DYNAMIC_CONFIG_ENABLED=false",
            "AUTH_TYPE=LOGIN_FORM",
            "SPRING_SECURITY_USER_PASSWORD=console/password",
            "KAFKA_CLUSTERS_0_PROPERTIES_SECURITY_PROTOCOL=SASL_SSL",
            "KAFKA_CLUSTERS_0_PROPERTIES_SASL_JAAS_CONFIG=sluice-console/sasl.jaas.config");
  }

  @Test
  void aKafkaOfYoursGivesItItsOwnUser() {
    // when
    Manifests chart =
        Chart.render(
            """
            console: {enabled: true, secret: console}
            kafka:
              strimzi: {enabled: false}
              external:
                enabled: true
                bootstrapServers: "kafka.example.org:9093"
                caSecret: kafka-ca
                sasl: {secret: kafka-user, secrets: {console: kafka-reader}}
            """);

    // then
    assertThat(environment(chart))
        .contains("KAFKA_CLUSTERS_0_PROPERTIES_SASL_JAAS_CONFIG=kafka-reader/sasl.jaas.config");
  }

  private static List<String> environment(Manifests chart) {
    return Manifests.environment(chart.get("Deployment", "sluice-console"));
  }

  @Test
  void nobodyComesInAndItReachesKafkaAlone() {
    // when
    JsonNode policy = Chart.render(ON).get("NetworkPolicy", "sluice-console").path("spec");

    // then
    assertThat(policy.path("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
    assertThat(policy.has("ingress")).isFalse();
    assertThat(policy.path("egress")).hasSize(2);
    assertThat(policy.path("egress").toString()).contains("strimzi.io/kind", "kube-system");
    assertThat(StrictModels.problems(Chart.render(ON))).isEmpty();
  }

  /**
   * A variable that has to be set would be asked for by {@code docker compose up} without the
   * console, too.
   */
  @Test
  void composeTakesItsPasswordOfAFileThatIsNotInTheTree() throws Exception {
    // when
    JsonNode console =
        Manifests.YAML.readTree(Project.read("compose.yaml")).at("/services/console");

    // then
    String file = console.path("env_file").asText();
    assertThat(file).isEqualTo("docker/console.env");
    assertThat(Project.read(".gitignore").lines()).contains("/" + file);
    assertThat(console.path("environment").fieldNames())
        .toIterable()
        .noneMatch(name -> name.startsWith("SPRING_SECURITY"));
  }

  @Test
  void composeHasItInAProfileOfItsOwnForReadingOnThisMachine() throws Exception {
    // when
    JsonNode console =
        Manifests.YAML.readTree(Project.read("compose.yaml")).at("/services/console");

    // then
    assertThat(console.path("profiles").toString()).isEqualTo("[\"console\"]");
    assertThat(console.at("/environment/KAFKA_CLUSTERS_0_READONLY").asText()).isEqualTo("true");
    assertThat(console.path("ports").toString()).isEqualTo("[\"127.0.0.1:8084:8080\"]");
    assertThat(console.at("/environment/AUTH_TYPE").asText()).isEqualTo("LOGIN_FORM");
    assertThat(console.path("image").asText())
        .isEqualTo(
            Manifests.YAML
                .readTree(Project.read("helm/sluice/values.yaml"))
                .at("/console/image")
                .asText());
  }
}
