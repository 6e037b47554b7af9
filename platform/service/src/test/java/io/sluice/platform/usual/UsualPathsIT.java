package io.sluice.platform.usual;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.sluice.testbed.quarkus.Management;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class UsualPathsIT {

  @ParameterizedTest
  @CsvSource({"/healthz, /q/health", "/metrics, /q/metrics"})
  void pathOfTheApiLeadsToTheManagementPort(String path, String there) {
    // when
    var answer = given().redirects().follow(false).get(path);
    // then
    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.header("Location"))
        .isEqualTo(Management.url(there).replace("127.0.0.1", "localhost"));
  }

  @Test
  void docsLeadToSwaggerUi() {
    // when
    var answer = given().redirects().follow(false).get("/docs");
    // then
    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.header("Location")).isEqualTo("/q/swagger-ui/");
  }

  @Test
  void onTheManagementPortTheyAreThere() {
    given()
        .get(Management.url("/healthz"))
        .then()
        .statusCode(200)
        .body("status", containsString("UP"));
    given().get(Management.url("/metrics")).then().statusCode(200).body(containsString("jvm_"));
  }
}
