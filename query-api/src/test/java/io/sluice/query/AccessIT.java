package io.sluice.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.query.scene.AlertServiceStub;
import io.sluice.testbed.quarkus.AccessTable;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import org.junit.jupiter.api.Test;

/** Who may do what. An endpoint that is not in the table fails the test. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(AlertServiceStub.class)
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
          GET /app.js | viewer operator engineer admin
          GET /app.css | viewer operator engineer admin
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
          GET /api/v1/drift | viewer operator engineer admin
          GET /api/v1/drift/history | viewer operator engineer admin
          GET /api/v1/alarm-health | viewer operator engineer admin
          GET /api/v1/drift | viewer operator engineer admin
          GET /api/v1/drift/history | viewer operator engineer admin
          GET /api/v1/alerting | viewer operator engineer admin
          GET /api/v1/incidents/{id}/routing | viewer operator engineer admin
          POST /api/v1/templates/preview | operator engineer admin
          GET /api/v1/stats | viewer operator engineer admin
          GET /api/v1/live | viewer operator engineer admin
          GET /q/openapi | viewer operator engineer admin
          GET /q/swagger-ui/ | viewer operator engineer admin
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

  private static AlertServiceStub.Received received(String method, String path, String body) {
    return new AlertServiceStub.Received(
        method, path, "key-of-query-api", null, "test-operator", body);
  }

  @Test
  void everyEndpointIsInTheTable() throws Exception {
    assertThat(TABLE.missing()).isEmpty();
  }
}
