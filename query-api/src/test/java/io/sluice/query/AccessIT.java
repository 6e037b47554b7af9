package io.sluice.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sluice.query.scene.AlertServiceStub;
import io.sluice.query.scene.ScoringServiceStub;
import io.sluice.testbed.quarkus.AccessTable;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may do what. An endpoint that is not in the table fails the test. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(AlertServiceStub.class)
@WithTestResource(ScoringServiceStub.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class AccessIT {

  private AlertServiceStub alertService;

  private static final AccessTable TABLE =
      AccessTable.of(
          """
          GET / | viewer operator engineer admin
          GET /index.html | viewer operator engineer admin
          GET /ui/main.js | viewer operator engineer admin
          GET /ui/app.css | viewer operator engineer admin
          GET /ui/vendor/lit-html/lit-html.js | viewer operator engineer admin
          DELETE /api/v1/session | viewer ingest operator engineer service admin
          GET /api/v1/me | viewer operator engineer admin
          GET /api/v1/boards | viewer operator engineer admin
          GET /api/v1/incident-policies | viewer operator engineer admin
          GET /api/v1/channels | operator engineer admin
          GET /api/v1/deliveries | operator engineer admin
          POST /api/v1/deliveries/resend | engineer admin
          POST /api/v1/alert-test | engineer admin
          POST /api/v1/deliveries/{id}/resend | operator engineer admin
          GET /api/v1/assets | viewer operator engineer admin
          GET /api/v1/assets.csv | viewer operator engineer admin
          GET /api/v1/alerts | viewer operator engineer admin
          GET /api/v1/alerts.csv | viewer operator engineer admin
          GET /api/v1/incidents | viewer operator engineer admin
          GET /api/v1/incidents.csv | viewer operator engineer admin
          GET /api/v1/readings | viewer operator engineer admin
          GET /api/v1/readings.csv | viewer operator engineer admin
          GET /api/v1/scores | viewer operator engineer admin
          GET /api/v1/scores.csv | viewer operator engineer admin
          GET /api/v1/incidents/{id}/evidence | viewer operator engineer admin
          GET /api/v1/incidents/{id}/history | viewer operator engineer admin
          GET /api/v1/incidents/{id} | viewer operator engineer admin
          GET /api/v1/silences | viewer operator engineer admin
          POST /api/v1/silences | operator engineer admin
          DELETE /api/v1/silences/{id} | operator engineer admin
          GET /api/v1/maintenance | viewer operator engineer admin
          POST /api/v1/maintenance | operator engineer admin
          DELETE /api/v1/maintenance/{id} | operator engineer admin
          GET /api/v1/shelved | viewer operator engineer admin
          POST /api/v1/shelved | operator engineer admin
          DELETE /api/v1/shelved/{id} | operator engineer admin
          GET /api/v1/modes | viewer operator engineer admin
          POST /api/v1/modes | operator engineer admin
          DELETE /api/v1/modes/{id} | operator engineer admin
          GET /api/v1/maintenance/windows.csv | viewer operator engineer admin
          POST /api/v1/incidents/{id}/acknowledge | operator engineer admin
          POST /api/v1/incidents/{id}/assign | operator engineer admin
          POST /api/v1/incidents/{id}/resolve | operator engineer admin
          POST /api/v1/incidents/{id}/comments | operator engineer admin
          POST /api/v1/incidents/{id}/label | operator engineer admin
          POST /api/v1/incidents/{id}/learn | engineer admin
          POST /api/v1/incidents/{id}/repaired | operator engineer admin
          GET /api/v1/drift | viewer operator engineer admin
          GET /api/v1/drift/history | viewer operator engineer admin
          GET /api/v1/feedback | viewer operator engineer admin
          GET /api/v1/feedback.csv | viewer operator engineer admin
          POST /api/v1/feedback | operator engineer admin
          GET /api/v1/known-alarms | viewer operator engineer admin
          DELETE /api/v1/known-alarms/{id} | operator engineer admin
          GET /api/v1/quality | viewer operator engineer admin
          GET /api/v1/alarm-health | viewer operator engineer admin
          GET /api/v1/bundles | viewer operator engineer admin
          GET /api/v1/bundles/{profile}/{version} | viewer operator engineer admin
          GET /api/v1/shadow | viewer operator engineer admin
          GET /api/v1/calibration | viewer operator engineer admin
          POST /api/v1/trials | operator engineer admin
          GET /api/v1/drift | viewer operator engineer admin
          GET /api/v1/drift/history | viewer operator engineer admin
          GET /api/v1/alerting | viewer operator engineer admin
          GET /api/v1/incidents/{id}/routing | viewer operator engineer admin
          POST /api/v1/templates/preview | engineer admin
          GET /api/v1/series | viewer operator engineer admin
          GET /api/v1/distribution | viewer operator engineer admin
          GET /api/v1/heatmap | viewer operator engineer admin
          GET /api/v1/top | viewer operator engineer admin
          GET /api/v1/statistics | viewer operator engineer admin
          POST /api/v1/what-if | viewer operator engineer admin
          GET /api/v1/tags | viewer operator engineer admin
          GET /api/v1/stats | viewer operator engineer admin
          GET /api/v1/live | viewer operator engineer admin
          GET /q/openapi | viewer operator engineer admin
          GET /q/swagger-ui/ | viewer operator engineer admin
          GET /healthz | nobody viewer ingest operator engineer admin service
          GET /metrics | nobody viewer ingest operator engineer admin service
          GET /docs | nobody viewer ingest operator engineer admin service
          """);

  @Test
  void eachRoleMayDoWhatTheTableSays() throws Exception {
    assertThat(TABLE.contradictions()).isEmpty();
  }

  @Test
  void aCommandIsHandedOnInTheNameOfWhoGaveIt() {
    // given
    String path = "/api/v1/incidents/5b0b1a63-7b62-5f0e-a2f1-0c8f7e0f5a12/comments";
    String key = "0b6ad0d2-4d3c-4f0e-9f0e-1d2c3b4a5968";

    // when
    var answer =
        given()
            .header("X-API-Key", RoleKeys.of("operator"))
            .header("Idempotency-Key", key)
            .contentType("application/json")
            .body("{\"text\":\"a valve sticks\"}")
            .post(path);
    var inTheNameOfAnother =
        given()
            .header("X-API-Key", RoleKeys.of("operator"))
            .contentType("application/json")
            .body("{\"text\":\"a valve sticks\",\"onBehalfOf\":\"anna\"}")
            .post(path);

    // then
    answer
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .header("Retry-After", "7")
        .body("detail", equalTo("it is resolved"));
    inTheNameOfAnother.then().statusCode(400).body("field", equalTo("onBehalfOf"));
    assertThat(alertService.received())
        .filteredOn(one -> one.path().equals(path))
        .containsExactly(
            new AlertServiceStub.Received(
                "POST",
                path,
                "key-of-query-api",
                key,
                null,
                "{\"text\":\"a valve sticks\",\"onBehalfOf\":\"test-operator\"}"));
  }

  @Test
  void whatIsToBeQuietIsHandedOnInTheNameOfWhoAsks() {
    // given
    String id = "0b6ad0d2-4d3c-4f0e-9f0e-1d2c3b4a5968";
    var operator = given().header("X-API-Key", RoleKeys.of("operator"));

    // when
    operator
        .contentType("application/json")
        .header("On-Behalf-Of", "anna")
        .body("{\"to\":\"x\"}")
        .post("/api/v1/silences")
        .then()
        .statusCode(409)
        .contentType("application/problem+json");
    given()
        .header("X-API-Key", RoleKeys.of("operator"))
        .delete("/api/v1/modes/" + id)
        .then()
        .statusCode(409);
    operator.get("/api/v1/maintenance?state=ACTIVE&limit=7");

    // then
    assertThat(alertService.received())
        .contains(
            received("POST", "/api/v1/silences", "{\"to\":\"x\"}"),
            received("GET", "/api/v1/maintenance?state=ACTIVE&limit=7", ""))
        .anyMatch(one -> one.method().equals("DELETE") && one.path().equals("/api/v1/modes/" + id));
  }

  private static RequestSpecification operator() {
    return given().header("X-API-Key", RoleKeys.of("operator"));
  }

  private static AlertServiceStub.Received received(String method, String path, String body) {
    return new AlertServiceStub.Received(
        method, path, "key-of-query-api", null, "test-operator viewer,operator", body);
  }

  @Test
  void aDeliveryIsSentAgainInTheNameOfWhoAsks() {
    // given
    String path = "/api/v1/deliveries/0b6ad0d2-4d3c-4f0e-9f0e-1d2c3b4a5968/resend";
    String list = "/api/v1/deliveries?status=DEAD&channel=ops";
    String all = "/api/v1/deliveries/resend?channel=ops";

    // when
    operator().contentType("application/json").body("{}").post(path).then().statusCode(409);
    given()
        .header("X-API-Key", RoleKeys.of("engineer"))
        .contentType("application/json")
        .body("{}")
        .post(all)
        .then()
        .statusCode(409);
    operator().get(list).then().statusCode(200);

    // then
    assertThat(alertService.received())
        .contains(received("POST", path, ""), received("GET", list, ""))
        .contains(
            new AlertServiceStub.Received(
                "POST",
                all,
                "key-of-query-api",
                null,
                "test-engineer viewer,operator,engineer",
                ""));
  }

  @Test
  void whatTakesAnotherRoleIsRefusedAsAlertServiceSaysIt() {
    // given
    String mode = "{\"asset\":\"*\"}";

    // when
    var answer = operator().contentType("application/json").body(mode).post("/api/v1/modes");

    // then
    answer.then().statusCode(403).body("role", equalTo("engineer"));
  }

  @Test
  void whoAsksIsToldWhoTheyAreAndWhatTheyMayDo() {
    // when
    var answer = given().header("X-API-Key", RoleKeys.of("engineer")).get("/api/v1/me").then();

    // then
    answer
        .statusCode(200)
        .body("name", equalTo("test-engineer"))
        .body("roles", equalTo(List.of("viewer", "operator", "engineer")));
  }

  @Test
  void everyEndpointIsInTheTable() throws Exception {
    assertThat(TABLE.missing()).isEmpty();
  }
}
