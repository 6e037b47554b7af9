package io.sluice.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class UnknownParameterIT {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "?staus=DEAD | staus | 'staus' is no parameter of this, did you mean 'status'?; there are limit, status",
        "?status=DEAD&colour=red | colour | 'colour' is no parameter of this; there are limit, status",
        "/none?limit=5 | limit | 'limit' is no parameter of this; there is none"
      })
  void oneThatNobodyKnowsIsRefused(String query, String field, String detail) {
    given()
        .urlEncodingEnabled(false)
        .get("/api/v1/parameters" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(field))
        .body("rule", equalTo("known"))
        .body("detail", equalTo(detail));
  }

  @Test
  void thoseThatAreKnownAreTaken() {
    given()
        .get("/api/v1/parameters?status=DEAD&limit=5")
        .then()
        .statusCode(200)
        .body(equalTo("DEAD 5"));
    given().get("/api/v1/parameters/none").then().statusCode(200);
    given().get("/api/v1/parameters/own?x=1").then().statusCode(200).body(equalTo("[x]"));
  }
}
