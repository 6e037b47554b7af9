package io.sluice.query.command;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class CommandBodyIT {

  /** Without the charset that REST Assured adds: the type stays what it is. */
  private static final RestAssuredConfig AS_IT_IS =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));

  private static final String PATH =
      "/api/v1/incidents/5b0b1a63-7b62-5f0e-a2f1-0c8f7e0f5a12/comments";

  /** Commands are not taken in this test: what passes gets as far as that. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          application/json | []             | 400 | The body is an array, expected a JSON object
          application/json | {"txt":"a"}    | 400 | 'txt' is no field of this, did you mean 'text'?; there are text, label, to, tags, knownUntil
          application/json | {"x":1}        | 400 | 'x' is no field of this; there are text, label, to, tags, knownUntil
          application/json | {"text":["a"]} | 400 | 'text' is an array, expected text
          application/json | {"text": oops} | 400 | The body is no JSON from line 1, column
          text/plain       | {}             | 415 | expected application/json
          garbage          | {}             | 415 | Content-Type is 'garbage', which is no media type, expected one such as application/json
          a/b/c;=          | {}             | 415 | which is no media type
          application/json | {"text":"a"}   | 503 | alert-service.url is not set
          application/json | ``             | 503 | alert-service.url is not set
          """)
  void whatIsNoCommandIsRefusedInOneSentence(String type, String body, int status, String detail) {
    given()
        .config(AS_IT_IS)
        .header("Content-Type", type)
        .body(body.getBytes(UTF_8))
        .post(PATH)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("detail", containsString(detail));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []           | body  | an object
          {            | body  | JSON
          {"text":5}   | text  | text
          {"label":[]} | label | text
          {"too":"a"}  | too   | known
          """)
  void fieldAndRuleAreSaid(String body, String field, String rule) {
    given()
        .header("Content-Type", "application/json")
        .body(body)
        .post(PATH)
        .then()
        .statusCode(400)
        .body("field", equalTo(field))
        .body("rule", equalTo(rule));
  }

  @Test
  void whatIsTooLargeIsRefusedInOneSentence() {
    given()
        .header("Content-Type", "application/json")
        .body(new byte[100_000])
        .post(PATH)
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("detail", containsString("65,536 at most"));
  }
}
