package io.sluice.platform.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestKeys.class, restrictToAnnotatedClass = true)
class AuthenticationIT {

  private static final String PATH = "/api/v1/sample";
  private static final String PROBLEM = "application/problem+json";

  @Test
  void aKeyOpensInAnyOfThreeWays() {
    key("key-viewer").get(PATH).then().statusCode(200).body(equalTo("seen"));
    bearer("key-viewer").get(PATH).then().statusCode(200);
    given().auth().preemptive().basic("any", "key-viewer").get(PATH).then().statusCode(200);
  }

  @Test
  void withoutAKeyItIsSaidWhatIsNeeded() {
    given()
        .get(PATH)
        .then()
        .statusCode(401)
        .contentType(PROBLEM)
        .header("WWW-Authenticate", containsString("Basic realm="))
        .body("title", equalTo("Authentication needed"))
        .body("detail", containsString("with the role viewer; send it as X-API-Key"))
        .body("instance", equalTo(PATH));
    given().post(PATH).then().statusCode(401).body("detail", containsString("with the role admin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, "/index.html", "/api/v1/nowhere"})
  void aWrongKeyIsRefusedAndNotRepeated(String path) {
    key("not-a-key")
        .get(path)
        .then()
        .statusCode(401)
        .contentType(PROBLEM)
        .header("WWW-Authenticate", containsString("Basic realm="))
        .body("title", equalTo("Not accepted"))
        .body(not(containsString("not-a-key")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Basic", "Basic !!!", "Basic Og==", "Bearer", "Bearer  ", "X y"})
  void nonsenseIsRefused(String authorization) {
    given().header("Authorization", authorization).get(PATH).then().statusCode(401);
  }

  @Test
  void theWrongRoleIsNamedWithTheRightOne() {
    key("key-viewer")
        .post(PATH)
        .then()
        .statusCode(403)
        .contentType(PROBLEM)
        .body("detail", equalTo("'the-viewer' has the roles [viewer]; this needs the role admin"));
    key("key-ingest")
        .get("/index.html")
        .then()
        .statusCode(403)
        .contentType(PROBLEM)
        .body("detail", containsString("this needs the role viewer"));
  }

  @Test
  void whatIsNoResourceNeedsAViewer() {
    given().get("/index.html").then().statusCode(401).contentType(PROBLEM);
    key("key-viewer").get("/index.html").then().statusCode(404);
  }

  @Test
  void aResourceThatSaysNothingIsClosed() {
    key("key-admin").get("/api/v1/forgotten").then().statusCode(403);
    given().get("/api/v1/forgotten").then().statusCode(401);
  }

  @Test
  void aPageElsewhereCannotUseThePasswordThatABrowserKnows() {
    var byBrowser = given().auth().preemptive().basic("any", "key-admin");
    byBrowser.header("Sec-Fetch-Site", "cross-site").post(PATH).then().statusCode(401);
    given()
        .auth()
        .preemptive()
        .basic("any", "key-admin")
        .header("Sec-Fetch-Site", "same-origin")
        .post(PATH)
        .then()
        .statusCode(200);
  }

  @Test
  void aTokenOfTheIssuerOpens() throws Exception {
    // given
    var soon = Instant.now().plusSeconds(300);

    // when / then
    bearer(TestKeys.token("operator", soon)).get(PATH).then().statusCode(200);
    bearer(TestKeys.token("ingest", soon)).get(PATH).then().statusCode(403);
    bearer(TestKeys.token("admin", soon)).post(PATH).then().statusCode(200);
  }

  @Test
  void aTokenThatIsExpiredOrChangedDoesNot() throws Exception {
    // given
    String expired = TestKeys.token("viewer", Instant.now().minusSeconds(300));
    String valid = TestKeys.token("viewer", Instant.now().plusSeconds(300));
    int signature = valid.lastIndexOf('.') + 1;
    String changed = valid.substring(0, signature) + "AAAA" + valid.substring(signature + 4);

    // when / then
    bearer(expired).get(PATH).then().statusCode(401).contentType(PROBLEM);
    bearer(changed).get(PATH).then().statusCode(401).contentType(PROBLEM);
  }

  @Test
  void aKeyThatIsAddedOpensAfterAMoment() throws Exception {
    // given
    key("key-new").get(PATH).then().statusCode(401);

    // when
    Files.writeString(
        TestKeys.file(), TestKeys.fileContent() + TestKeys.line("new", "viewer", "key-new"));

    // then
    await().untilAsserted(() -> key("key-new").get(PATH).then().statusCode(200));
    Files.writeString(TestKeys.file(), TestKeys.fileContent());
    await().untilAsserted(() -> key("key-new").get(PATH).then().statusCode(401));
  }

  @Test
  void healthAndMetricsNeedNoKeyAndCountRefusals() {
    // given
    key("not-a-key").get(PATH).then().statusCode(401);

    // when
    String metrics = given().get(management("/q/metrics")).asString();

    // then
    given().get(management("/q/health/ready")).then().statusCode(200);
    assertThat(metrics)
        .containsPattern("sluice_security_refused_total\\{reason=\"authentication\"} [1-9]");
  }

  @Test
  void browsersAreToldToBeCareful() {
    key("key-viewer")
        .header("Origin", "https://elsewhere.test")
        .get(PATH)
        .then()
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Access-Control-Allow-Origin", nullValue());
  }

  private static RequestSpecification key(String key) {
    return given().header("X-API-Key", key);
  }

  private static RequestSpecification bearer(String key) {
    return given().header("Authorization", "Bearer " + key);
  }

  private static String management(String path) {
    return "http://127.0.0.1:"
        + ConfigProvider.getConfig().getValue("quarkus.management.test-port", String.class)
        + path;
  }
}
