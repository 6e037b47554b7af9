package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** People log in at the issuer; the chart tells query-api how, and nobody else. */
class LoginTest {

  private static final String LOGIN =
      """
      auth:
        oidc:
          issuer: https://id.example.org/realms/plant
          audience: sluice-api
          groups: {viewer: [plant], operator: [shift leads, control room]}
          login: {clientId: sluice, secret: login}
      """;

  @Test
  void queryApiAloneLogsPeopleIn() {
    // when
    Manifests chart = Chart.render(LOGIN);

    // then
    assertThat(environment(chart, "sluice-query-api"))
        .contains(
            "SLUICE_QUERY_LOGIN_CLIENT_ID=sluice",
            "SLUICE_QUERY_LOGIN_CLIENT_SECRET=login/client-secret",
            "SLUICE_QUERY_LOGIN_SESSION_SECRET=login/session-secret",
            "QUARKUS_OIDC_TOKEN_AUDIENCE=sluice-api,sluice");
    assertThat(environment(chart, "sluice-alert-service"))
        .contains("QUARKUS_OIDC_TOKEN_AUDIENCE=sluice-api")
        .noneMatch(variable -> variable.startsWith("SLUICE_QUERY_LOGIN_"));
  }

  @Test
  void everyServiceKnowsWhichGroupsHaveARole() {
    // when
    Manifests chart = Chart.render(LOGIN);

    // then
    for (String service : new String[] {"ingest", "scoring", "alert"}) {
      assertThat(properties(chart, "sluice-" + service + "-service"))
          .contains(
              "sluice.security.groups.viewer=plant",
              "sluice.security.groups.operator=shift leads,control room");
    }
    assertThat(properties(chart, "sluice-query-api"))
        .contains("sluice.security.groups.viewer=plant");
  }

  @Test
  void withoutAClientThereIsNone() {
    assertThat(environment(Chart.render("{}"), "sluice-query-api"))
        .noneMatch(variable -> variable.contains("LOGIN") || variable.contains("OIDC"));
  }

  @Test
  void theNotesSayWherePeopleLogIn() {
    assertThat(Chart.notes(LOGIN))
        .contains(
            "Auth         API keys and tokens of https://id.example.org/realms/plant, where people log in")
        .doesNotContain("the browser asks for one as the password");
  }

  private static List<String> environment(Manifests chart, String deployment) {
    return Manifests.environment(chart.get("Deployment", deployment));
  }

  private static String properties(Manifests chart, String name) {
    return chart.get("ConfigMap", name).at("/data/application.properties").asText();
  }
}
