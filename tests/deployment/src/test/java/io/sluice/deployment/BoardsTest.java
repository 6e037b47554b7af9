package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Grafana reads the history by a role of its own. What that role may do, query-api's BoardsIT
 * tries.
 */
class BoardsTest {

  private static final String ON = "monitoring: {datasource: {enabled: true, secret: boards}}";

  @Test
  void theRoleIsMadeBeforeAnybodyMigrates() {
    // when
    JsonNode made =
        Chart.render("{}").get("Cluster", "sluice-postgres").at("/spec/bootstrap/initdb");

    // then
    List<String> statements =
        Manifests.elements(made.path("postInitApplicationSQL")).map(JsonNode::asText).toList();
    assertThat(String.join(";\n", statements) + ";\n")
        .isEqualTo(
            Project.read("helm/sluice/files/postgres/boards-role.sql")
                .replaceAll("(?m)^--.*\\n", ""));
    assertThat(statements.getFirst()).startsWith("create role sluice_boards login");
  }

  @Test
  void itsPasswordIsOfASecretAndInNoConfigMap() throws JsonProcessingException {
    // when
    Manifests chart = Chart.render(ON);

    // then
    JsonNode role = chart.get("Cluster", "sluice-postgres").at("/spec/managed/roles/0");
    assertThat(role.path("name").asText()).isEqualTo("sluice_boards");
    assertThat(role.at("/passwordSecret/name").asText()).isEqualTo("boards");
    JsonNode source = source(chart);
    assertThat(source.at("/secureJsonData/password").asText())
        .isEqualTo("$__file{/etc/secrets/sluice-boards/password}");
    assertThat(source.path("user").asText()).isEqualTo("sluice_boards");
    assertThat(source.path("url").asText()).isEqualTo("sluice-postgres-r.plant.svc:5432");
    assertThat(source.at("/jsonData/sslmode").asText()).isEqualTo("verify-full");
    assertThat(source.at("/jsonData/sslRootCertFile").asText())
        .isEqualTo("/etc/secrets/sluice-boards/ca.crt");
    assertThat(StrictModels.problems(chart)).isEmpty();
  }

  @Test
  void aPostgresOfYoursIsReadWhereItIs() throws JsonProcessingException {
    // when
    JsonNode source =
        source(
            Chart.render(
                """
                monitoring: {datasource: {enabled: true}}
                postgres:
                  cnpg: {enabled: false}
                  external: {enabled: true, host: db.example.org, port: 6432, database: plant, secret: s, sslMode: require}
                """));

    // then
    assertThat(source.path("url").asText()).isEqualTo("db.example.org:6432");
    assertThat(source.at("/jsonData/database").asText()).isEqualTo("plant");
    assertThat(source.at("/jsonData").has("sslRootCertFile")).isFalse();
  }

  @Test
  void withoutItThereIsNoneAndGrafanaDoesNotReachPostgres() {
    // when
    Manifests chart = Chart.render("{}");

    // then
    assertThat(chart.has("ConfigMap", "sluice-datasource")).isFalse();
    assertThat(chart.get("Cluster", "sluice-postgres").path("spec").has("managed")).isFalse();
    assertThat(chart.get("NetworkPolicy", "sluice-postgres").toString()).doesNotContain("grafana");
    assertThat(Chart.render(ON).get("NetworkPolicy", "sluice-postgres").toString())
        .contains("{\"app.kubernetes.io/name\":\"grafana\"}");
  }

  /** Both of them find what the dashboards ask for. */
  @Test
  void composeAndChartProvisionTheSameSource() throws JsonProcessingException {
    // when
    JsonNode sources =
        Manifests.YAML.readTree(Project.read("docker/grafana/datasource.yaml")).path("datasources");

    // then
    JsonNode chart = source(Chart.render(ON));
    JsonNode compose = sources.path(1);
    for (String field : List.of("name", "uid", "type", "access", "user")) {
      assertThat(compose.path(field)).as(field).isEqualTo(chart.path(field));
    }
    assertThat(Project.read("compose.yaml"))
        .contains("boards-role.sql:/docker-entrypoint-initdb.d/boards-role.sql:ro");
  }

  @Test
  void theControlRoomKnowsWhereGrafanaIs() {
    // when
    Manifests chart =
        Chart.render("monitoring: {dashboards: {grafanaUrl: 'https://grafana.example.org'}}");

    // then
    assertThat(Manifests.environment(chart.get("Deployment", "sluice-query-api")))
        .contains("SLUICE_QUERY_BOARDS_GRAFANA_URL=https://grafana.example.org");
  }

  private static JsonNode source(Manifests chart) throws JsonProcessingException {
    return Manifests.YAML
        .readTree(
            chart.get("ConfigMap", "sluice-datasource").at("/data/sluice-history.yaml").asText())
        .at("/datasources/0");
  }
}
