package io.sluice.query.page;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sluice.contracts.AlertKind;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.oidc.Issuer;
import io.sluice.testbed.quarkus.IssuerResource;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;

/** People log in at an issuer; programs bring its tokens, and keys are taken beside both. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(
    value = IssuerResource.class,
    initArgs = {
      @ResourceArg(name = "sluice.query.login.client-id", value = Issuer.CLIENT),
      @ResourceArg(name = "sluice.query.login.client-secret", value = Issuer.CLIENT_SECRET),
      @ResourceArg(
          name = "sluice.query.login.session-secret",
          value = "a-secret-of-sessions-for-tests-alone"),
      @ResourceArg(
          name = "sluice.query.boards.grafana-url",
          value = "https://grafana.example.com/"),
      // No TLS ends before the test.
      @ResourceArg(
          name = "quarkus.oidc.authentication.force-redirect-https-scheme",
          value = "false")
    })
class LoginIT {

  private static final String ME = "/api/v1/me";

  private Issuer issuer;

  @TestHTTPResource("/")
  URI page;

  @AfterEach
  void usualLifetime() {
    issuer.lifetime(Duration.ofMinutes(5));
  }

  private Browser signedIn(String user) {
    var browser = Browser.start();
    browser.open(page, "#/quiet");
    logIn(browser, user);
    return browser;
  }

  private static void logIn(Browser browser, String user) {
    browser.press("[role=alert] button", "Log in");
    await().until(() -> browser.driver().getTitle().equals("Issuer"));
    browser.driver().findElement(By.name("user")).sendKeys(user);
    browser.press("button", "Go on");
    await().until(() -> browser.driver().getCurrentUrl().contains("#/"));
    browser.awaitLoaded();
  }

  @Test
  void whoLogsInIsWhereTheyWantedToBe() {
    // given
    try (var browser = Browser.start()) {
      browser.open(page, "#/incidents?severity=CRITICAL");
      assertThat(browser.text("[role=alert]")).contains("Not signed in", "log in");
      browser.screenshot("login");
      assertThat(browser.violations()).isEmpty();

      // when
      logIn(browser, "anna");

      // then
      await().until(() -> browser.text("footer").contains("anna (operator)"));
      await().until(() -> browser.text("#connection-text").equals("Live"));
      assertThat(browser.driver().getCurrentUrl())
          .isEqualTo(page + "#/incidents?severity=CRITICAL");
      assertThat(browser.texts("[role=alert]")).isEmpty();
    }
  }

  @Test
  void theSessionIsInACookieThatScriptsAndOtherSitesDoNotGet() {
    try (var browser = signedIn("anna")) {
      // when
      Set<Cookie> cookies = browser.driver().manage().getCookies();

      // then
      assertThat(cookies)
          .filteredOn(cookie -> cookie.getName().startsWith("q_session"))
          .isNotEmpty()
          .allSatisfy(
              cookie -> {
                assertThat(cookie.isHttpOnly()).isTrue();
                assertThat(cookie.isSecure()).isTrue();
                assertThat(cookie.getSameSite()).isEqualTo("Lax");
                assertThat(cookie.getValue()).doesNotContain("anna").hasSizeLessThan(4_096);
              });
    }
  }

  @Test
  void whoLogsOutIsLoggedOutAtTheIssuerToo() {
    try (var browser = signedIn("anna")) {
      await().until(() -> browser.text("footer").contains("Log out"));

      // when
      browser.press("footer button", "Log out");

      // then
      await().until(() -> browser.text("[role=alert]").contains("Not signed in"));
      assertThat(browser.text("footer")).doesNotContain("anna", "Log out");
      browser.press("[role=alert] button", "Log in");
      await().until(() -> browser.driver().getTitle().equals("Issuer"));
    }
  }

  @Test
  void whomTheIssuerLetsNotInReadsWhy() {
    // given
    try (var browser = Browser.start()) {
      browser.open(page, "#/quiet");
      browser.press("[role=alert] button", "Log in");
      await().until(() -> browser.driver().getTitle().equals("Issuer"));

      // when
      browser.press("button", "Refuse");

      // then
      await().until(() -> browser.text("[role=alert]").contains("Login refused"));
      assertThat(browser.text("[role=alert]")).contains("access_denied");
      logIn(browser, "otto");
      await().until(() -> browser.text("footer").contains("otto (viewer)"));
      assertThat(browser.driver().getCurrentUrl()).isEqualTo(page + "#/quiet");
    }
  }

  @Test
  void whoHasNoRoleIsToldSoAndCanGoAgain() {
    try (var browser = signedIn("gil")) {
      assertThat(browser.text("[role=alert]"))
          .contains("Not allowed", "'gil' has the roles []; this needs the role viewer");

      // when
      browser.press("[role=alert] button", "Log out");

      // then
      await().until(() -> browser.text("[role=alert]").contains("Not signed in"));
    }
  }

  @Test
  void aSessionGoesOnAsLongAsTheIssuerRenewsIt() {
    // given
    issuer.lifetime(Duration.ofSeconds(10)); // long enough to log in on a busy machine
    try (var browser = signedIn("otto")) {
      int before = issuer.renewals();

      // when / then
      await()
          .until(() -> session(browser).get(ME).statusCode() == 200 && issuer.renewals() > before);
      browser.press("nav a", "Alarm health");
      await().until(() -> browser.text("h1").contains("Alarm health"));
      issuer.revoke();
      await().until(() -> session(browser).get(ME).statusCode() == 401);
      session(browser).get(ME).then().statusCode(401).body("login", equalTo("/login"));
      await()
          .until(
              () -> {
                browser.press("nav a", "Incidents");
                browser.press("nav a", "Alarm health");
                return browser.text("[role=alert]").contains("Not signed in");
              });
      assertThat(browser.text("[role=alert] button")).contains("Log in");
    }
  }

  @Test
  void whatAnotherSiteMakesTheBrowserSendCountsAsNobodys() {
    try (var browser = signedIn("anna")) {
      // when
      var own = session(browser).header("Sec-Fetch-Site", "same-origin");
      var foreign = session(browser).header("Sec-Fetch-Site", "cross-site");

      // then
      own.contentType("application/json")
          .body("{}")
          .post("/api/v1/silences")
          .then()
          .statusCode(503);
      foreign
          .contentType("application/json")
          .body("{}")
          .post("/api/v1/silences")
          .then()
          .statusCode(401);
      session(browser).header("Sec-Fetch-Site", "cross-site").get(ME).then().statusCode(200);
    }
  }

  private static RequestSpecification session(Browser browser) {
    var request = given().redirects().follow(false);
    browser
        .driver()
        .manage()
        .getCookies()
        .forEach(cookie -> request.cookie(cookie.getName(), cookie.getValue()));
    return request;
  }

  @Test
  void withoutASessionThePageIsThereAndNothingElse() {
    given().get("/").then().statusCode(200);
    given().get("/ui/main.js").then().statusCode(200);
    for (String path : List.of(ME, "/api/v1/live", "/q/openapi", "/q/swagger-ui/")) {
      given()
          .redirects()
          .follow(false)
          .get(path)
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", equalTo("Bearer realm=\"Sluice\""))
          .body("login", equalTo("/login"));
    }
  }

  @Test
  void theIssuerIsAskedForACodeWithAProofOfPossession() {
    // when
    var answer = given().redirects().follow(false).get("/login").then();

    // then
    answer
        .statusCode(302)
        .header("Location", startsWith(issuer.uri() + "/authorize?"))
        .header("Location", containsString("response_type=code"))
        .header("Location", containsString("client_id=" + Issuer.CLIENT))
        .header("Location", containsString("code_challenge_method=S256"))
        .header("Location", containsString("nonce="));
  }

  @Test
  void whatThisBrowserHasNotBegunIsBegunAnew() {
    given()
        .redirects()
        .follow(false)
        .get("/login?code=of-somebody-else&state=theirs")
        .then()
        .statusCode(302)
        .header("Location", startsWith(issuer.uri() + "/authorize?"));
  }

  @Test
  void aCodeThatTheIssuerDoesNotKnowIsNoLogin() {
    // given
    var begun = Begun.now();

    // when
    var answer = begun.comesBackWith("code=invented");

    // then
    answer
        .statusCode(401)
        .contentType("application/problem+json")
        .body("title", equalTo("Login failed"));
  }

  @Test
  void aRefusalOfTheIssuerIsToldByItsCode() {
    // given
    var begun = Begun.now();

    // when
    var answer = begun.comesBackWith("error=access_denied&error_description=%3Cb%3E");

    // then
    String place = answer.statusCode(302).extract().header("Location");
    assertThat(place).contains("/login/refused?", "error=access_denied");
    given()
        .redirects()
        .follow(false)
        .urlEncodingEnabled(false)
        .get(place)
        .then()
        .statusCode(303)
        .header("Location", endsWith("/?login=access_denied"));
    given()
        .redirects()
        .follow(false)
        .get("/login/refused?error=No+such%0Athing")
        .then()
        .header("Location", endsWith("/?login=failed"));
  }

  /** A login that a browser has begun, with the cookie that binds it to that browser. */
  private record Begun(String cookie, String value) {

    static Begun now() {
      var cookies = given().redirects().follow(false).get("/login").getCookies();
      String cookie =
          cookies.keySet().stream()
              .filter(name -> name.startsWith("q_auth"))
              .findFirst()
              .orElseThrow();
      return new Begun(cookie, cookies.get(cookie));
    }

    ValidatableResponse comesBackWith(String parameters) {
      return given()
          .redirects()
          .follow(false)
          .urlEncodingEnabled(false)
          .cookie(cookie, value)
          .get("/login?state=" + value.split("\\|")[0] + "&" + parameters)
          .then();
    }
  }

  @Test
  void aTokenOfTheIssuerIsTakenBesideIt() {
    bearer(issuer.token("anna", IssuerResource.AUDIENCE))
        .get(ME)
        .then()
        .statusCode(200)
        .body("name", equalTo("anna"))
        .body("roles", equalTo(List.of("viewer", "operator")))
        .body("session", equalTo(false));
    bearer(issuer.token("anna", "elsewhere")).get(ME).then().statusCode(401);
    bearer(issuer.token("gil", IssuerResource.AUDIENCE)).get(ME).then().statusCode(403);
  }

  @Test
  void aKeyIsTakenBesideIt() {
    given()
        .header("X-API-Key", RoleKeys.of("engineer"))
        .get(ME)
        .then()
        .statusCode(200)
        .body("session", equalTo(false));
    given().header("X-API-Key", "no-key").get(ME).then().statusCode(401);
    given().auth().preemptive().basic("me", RoleKeys.of("viewer")).get(ME).then().statusCode(200);
  }

  @Test
  void anIncidentLeadsToItsDashboard() {
    // given
    Plant plant = Plant.unique("boarded");
    var alert = plant.alert(AlertKind.OPENED, Site.START, Site.START.plusSeconds(10), 2.4);
    Topic.alerts(List.of(alert));
    Database.awaitRows("incident", plant, 1);
    try (var browser = signedIn("anna")) {

      // when
      browser.open(page, "#/incident/" + alert.incident());

      // then
      await().until(() -> browser.texts("main a[target=_blank]").equals(List.of("Grafana")));
      assertThat(
              browser
                  .driver()
                  .findElement(By.cssSelector("main a[target=_blank]"))
                  .getDomProperty("href"))
          .startsWith("https://grafana.example.com/d/sluice-asset?var-asset=" + plant.asset() + "&")
          .contains("&from=", "&to=");
    }
  }

  private static RequestSpecification bearer(String token) {
    return given().header("Authorization", "Bearer " + token);
  }
}
