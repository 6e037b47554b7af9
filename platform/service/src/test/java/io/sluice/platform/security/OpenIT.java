package io.sluice.platform.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without keys, without issuer, with authentication off, as on a machine of one's own. */
@QuarkusTest
class OpenIT {

  @Test
  void whoeverComesMayDoEverything() {
    given().get("/api/v1/sample").then().statusCode(200);
    given().post("/api/v1/sample").then().statusCode(200);
    given().get("/index.html").then().statusCode(404);
  }

  /** A page elsewhere, in a browser on this machine, which nobody asks for a key. */
  @Test
  void whatAnotherSiteMakesTheBrowserSendChangesNothing() {
    for (String from : List.of("cross-site", "same-site", "anything")) {
      given()
          .header("Sec-Fetch-Site", from)
          .post("/api/v1/sample")
          .then()
          .statusCode(401)
          .contentType("application/problem+json");
      given().header("Sec-Fetch-Site", from).get("/api/v1/sample").then().statusCode(200);
    }
    for (String from : List.of("same-origin", "none")) {
      given().header("Sec-Fetch-Site", from).post("/api/v1/sample").then().statusCode(200);
    }
  }

  /** A page of another server that lets its name point here. */
  @Test
  void underAnotherNameNothingIsAnswered() {
    for (String path : List.of("/api/v1/sample", "/index.html", "/q/openapi")) {
      given()
          .header("Host", "rebound.example:8080")
          .get(path)
          .then()
          .statusCode(421)
          .contentType("application/problem+json")
          .body("detail", containsString("sluice.security.hosts"));
    }
    given().header("Host", "rebound.example").post("/api/v1/sample").then().statusCode(421);
  }

  @Test
  void aNameThatWasGivenIsAnswered() {
    given().header("Host", "plant.example").get("/api/v1/sample").then().statusCode(200);
    given().header("Host", "192.168.7.20:81").get("/api/v1/sample").then().statusCode(200);
  }
}
