package io.sluice.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.testbed.quarkus.AccessTable;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
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
          GET /api/v1/incidents/{id}/routing | viewer operator engineer service admin
          POST /api/v1/templates/preview | operator engineer service admin
          GET /api/v1/deliveries | operator engineer admin
          POST /api/v1/deliveries/resend | operator engineer admin
          GET /api/v1/channels | operator engineer admin
          POST /api/v1/deliveries/{id}/resend | operator engineer admin
          POST /api/v1/alert-test | admin
          POST /api/v1/incidents/{id}/acknowledge | operator engineer service admin
          POST /api/v1/incidents/{id}/assign | operator engineer service admin
          POST /api/v1/incidents/{id}/resolve | operator engineer service admin
          POST /api/v1/incidents/{id}/comments | operator engineer service admin
          POST /api/v1/incidents/{id}/label | operator engineer service admin
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
