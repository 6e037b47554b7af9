package io.sluice.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.testbed.quarkus.AccessTable;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what. An endpoint that is not in the table fails the test. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(ReceiverResource.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class AccessIT {

  private static final AccessTable TABLE =
      AccessTable.of(
          """
          GET /api/v1/alerting | viewer operator engineer service admin
          GET /api/v1/incident-policies | viewer operator engineer service admin
          GET /api/v1/incidents/{id}/routing | viewer operator engineer service admin
          POST /api/v1/templates/preview | engineer service admin
          GET /api/v1/deliveries | operator engineer service admin
          POST /api/v1/deliveries/resend | engineer service admin
          GET /api/v1/channels | operator engineer service admin
          POST /api/v1/deliveries/{id}/resend | operator engineer service admin
          POST /api/v1/alert-test | engineer service admin
          POST /api/v1/incidents/{id}/acknowledge | operator engineer service admin
          POST /api/v1/incidents/{id}/assign | operator engineer service admin
          POST /api/v1/incidents/{id}/resolve | operator engineer service admin
          POST /api/v1/incidents/{id}/comments | operator engineer service admin
          POST /api/v1/incidents/{id}/label | operator engineer service admin
          POST /api/v1/incidents/{id}/learn | engineer service admin
          POST /api/v1/incidents/{id}/repaired | operator engineer service admin
          GET /api/v1/silences | viewer operator engineer service admin
          POST /api/v1/silences | operator engineer service admin
          DELETE /api/v1/silences/{id} | operator engineer service admin
          GET /api/v1/maintenance | viewer operator engineer service admin
          POST /api/v1/maintenance | operator engineer service admin
          DELETE /api/v1/maintenance/{id} | operator engineer service admin
          GET /api/v1/shelved | viewer operator engineer service admin
          POST /api/v1/shelved | operator engineer service admin
          DELETE /api/v1/shelved/{id} | operator engineer service admin
          GET /api/v1/modes | viewer operator engineer service admin
          POST /api/v1/modes | operator engineer service admin
          DELETE /api/v1/modes/{id} | operator engineer service admin
          GET /api/v1/maintenance/windows.csv | viewer operator engineer service admin
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
  void everyEndpointIsInTheTable() throws Exception {
    assertThat(TABLE.missing()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "silences | operator | 12 | pump-*  | 201",
        "silences | operator | 13 | pump-*  | 403",
        "silences | operator | 12 | *       | 403",
        "silences | engineer | 13 | *       | 201",
        "silences | admin    | 13 | *       | 201",
        "shelved  | operator | 12 | pump-7  | 201",
        "shelved  | operator | 13 | pump-7  | 403",
        "shelved  | engineer | 13 | pump-7  | 201",
        "maintenance | operator | 12 | pump-8  | 201",
        "maintenance | operator | 13 | pump-9  | 403",
        "maintenance | operator | 12 | ?*      | 403",
        "maintenance | engineer | 13 | *       | 201",
      })
  void whatGoesBeyondAShiftOrNamesNoAssetTakesAnEngineer(
      String kind, String role, int hours, String asset, int expected) {
    // when
    var answer =
        given()
            .header("X-API-Key", RoleKeys.of(role))
            .contentType("application/json")
            .body(quiet(kind, asset, hours))
            .post("/api/v1/" + kind);

    // then
    answer.then().statusCode(expected);
    if (expected == 403) {
      answer.then().body("role", equalTo("engineer")).body("detail", containsString("12 hours"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {"viewer,operator | 403", "viewer,operator,engineer | 201", "- | 403"})
  void whoAsksThroughAServiceMayNoMoreThanByThemselves(@Nullable String roles, int expected) {
    // given
    var request =
        given().header("X-API-Key", RoleKeys.of("service")).header("On-Behalf-Of", "anna");
    if (roles != null) {
      request.header("On-Behalf-Of-Roles", roles);
    }

    // when
    var answer =
        request
            .contentType("application/json")
            .body(quiet("silences", "*", 1))
            .post("/api/v1/silences");

    // then
    answer.then().statusCode(expected);
  }

  /** Of a time that disturbs no other test: long ago, or to come; what is shelved is one alarm. */
  private static String quiet(String kind, String asset, int hours) {
    Instant from =
        kind.equals("maintenance")
            ? Instant.parse("2001-01-01T00:00:00Z")
            : Instant.now().plus(Duration.ofDays(kind.equals("silences") ? 60 : 0));
    Instant to = from.plus(Duration.ofHours(hours));
    return switch (kind) {
      case "silences" ->
          "{\"matchers\":[{\"name\":\"asset\",\"value\":\"%s\"}],\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"a test\"}"
              .formatted(asset, from, to);
      case "shelved" ->
          "{\"asset\":\"%s\",\"category\":\"DRIFT\",\"to\":\"%s\",\"reason\":\"a test\"}"
              .formatted(asset, to);
      default ->
          "{\"asset\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"a test\"}"
              .formatted(asset, from, to);
    };
  }

  @ParameterizedTest
  @CsvSource({"operator, 403", "engineer, 403", "admin, 403", "service, 404"})
  void onlyAServiceSpeaksForOthers(String role, int expected) {
    given()
        .header("X-API-Key", RoleKeys.of(role))
        .contentType("application/json")
        .body("{\"onBehalfOf\":\"anna\"}")
        .post("/api/v1/incidents/5b0b1a63-7b62-5f0e-a2f1-0c8f7e0f5a12/resolve")
        .then()
        .statusCode(expected);
  }
}
