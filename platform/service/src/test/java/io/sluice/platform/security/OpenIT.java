package io.sluice.platform.security;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
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
}
