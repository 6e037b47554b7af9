package io.sluice.query.page;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.AlertKind;
import io.sluice.query.scene.AlertServiceStub;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.ScoringServiceStub;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WindowType;

/** The page where authentication is on: what a person typed once serves the feed, too. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(AlertServiceStub.class)
@WithTestResource(ScoringServiceStub.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class PageLoginIT {

  private static final Instant START = Instant.parse("2016-03-01T10:00:00Z");

  private AlertServiceStub alertService;

  @TestHTTPResource("/")
  URI page;

  @Test
  void aKeyAsPasswordOpensThePageAndItsFeed() {
    // given
    try (var browser = Browser.signedIn(page, "viewer")) {

      // when
      browser.open(page, "#/overview");

      // then
      await().until(() -> browser.text("#connection-text").equals("Live"));
      assertThat(browser.text("footer")).contains("test-viewer (viewer)");
    }
  }

  @Test
  void whatARoleMayNotDoIsNotOfferedAndRefused() {
    // given
    Plant plant = Plant.unique("viewed");
    var alert = plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4);
    Topic.alerts(List.of(alert));
    Database.awaitRows("incident", plant, 1);
    try (var browser = Browser.signedIn(page, "viewer")) {

      // when
      browser.open(page, "#/incident/" + alert.incident());

      // then
      await().until(() -> browser.text("footer").contains("test-viewer"));
      assertThat(browser.texts("main button")).doesNotContain("Acknowledge", "Silence");
      assertThat(browser.texts("nav a")).contains("Quiet times").doesNotContain("Deliveries");
      browser.open(page, "#/quiet");
      assertThat(browser.text("main")).contains("asset = pump-*").doesNotContain("Take back");
      browser.open(page, "#/deliveries");
      assertThat(browser.text("[role=alert]")).contains("Not allowed", "operator");
    }
  }

  @Test
  void theOneInTheShadowIsShownBesideTheChampion() {
    // given
    Site.stored();
    try (var browser = Browser.signedIn(page, "operator")) {

      // when
      browser.open(page, "#/models");

      // then
      await()
          .untilAsserted(
              () ->
                  assertThat(browser.text("main"))
                      .contains("In the shadow of swat")
                      .containsPattern(
                          "\\d windows of (1 stream|([2-9]|[1-9]\\d+) streams) that both judged")
                      .containsPattern("[1-9]\\d* windows were not judged in the shadow")
                      .contains("judges beside it")
                      .contains("the champion"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void eachPageShowsWhatThereIsAndCanBeUsedByEverybody(String theme) {
    // given
    Site site = Site.stored();
    Map<String, String> places =
        places(
            "overview",
            "#/overview?search=" + site.plant.asset(),
            "asset",
            "#/asset/%s?%s".formatted(site.plant.asset(), Site.window()),
            "incidents",
            "#/incidents?asset=" + site.plant.asset(),
            "incident",
            "#/incident/" + site.opened.incident(),
            "network",
            "#/network/%s?stream=%s&%s".formatted(site.network.asset(), Site.FLOWS, Site.window()),
            "explore",
            "#/explore/%s?tag=LIT101&with=FIT101&mean=20&%s"
                .formatted(site.plant.asset(), Site.window()),
            "models",
            "#/models/%s?bundle=swat/1&%s".formatted(site.plant.asset(), Site.window()),
            "try",
            "#/try",
            "alarms",
            "#/alarms?" + Site.window(),
            "deliveries",
            "#/deliveries",
            "quiet",
            "#/quiet");
    try (var browser = Browser.signedIn(page, "operator")) {
      browser.theme(page, theme);
      browser.complaints();
      places.forEach(
          (name, place) -> {
            // when
            browser.open(page, place);

            // then
            await().until(() -> browser.text("footer").contains("test-operator"));
            browser.screenshot(name + "-" + theme);
            assertThat(browser.texts("[role=alert]")).as("what failed on " + name).isEmpty();
            assertThat(browser.violations()).as("violations on " + name).isEmpty();
            assertThat(browser.complaints()).as("complaints on " + name).isEmpty();
            assertThat(browser.isTooWideForATablet()).as(name + " on a tablet").isFalse();
          });
    }
  }

  private static Map<String, String> places(String... namesAndPlaces) {
    var places = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndPlaces.length; i += 2) {
      places.put(namesAndPlaces[i], namesAndPlaces[i + 1]);
    }
    return places;
  }

  @Test
  void whoPutABundleIntoUseAndWhatWasAskedForIsShown() {
    // given
    try (var browser = Browser.signedIn(page, "viewer")) {

      // when
      browser.open(page, "#/models?bundle=swat/1");

      // then
      assertThat(browser.text("main"))
          .contains(
              "Promoted by carla", "fewer <b>false</b> alarms", "1 / 0.3 / 0.1", "172,800 rows");
      browser.press("main summary", "Model card");
      await().until(() -> browser.text(".card").contains("Judges the last 60 readings."));
    }
  }

  @Test
  void thePlantIsSketchedAsItsProfileSaysWithOrWithoutIncidents() {
    // given
    Plant plant = Plant.unique("sketched");
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), 0.25, 0.5));
    Database.awaitRows("score", plant, 2);
    try (var browser = Browser.signedIn(page, "viewer")) {

      // when
      browser.open(page, "#/asset/" + plant.asset());

      // then
      assertThat(browser.texts(".plant strong")).containsExactly("P1", "P2", "P10");
      assertThat(browser.text(".plant")).contains("3 tags");
    }
  }

  @Test
  void whatWasAskedForBeyondTheFirstPageStaysWhenSomethingComes() {
    // given a hundred deliveries, of which the server gives fifty at a time
    try (var browser = Browser.signedIn(page, "operator")) {
      browser.open(page, "#/deliveries");
      browser
          .driver()
          .executeScript(
              """
              const real = window.fetch;
              let newest = 100;
              window.arrive = () => newest++;
              window.fetch = (url, options) => {
                const asked = new URL(url);
                if (!asked.pathname.endsWith('/deliveries')) return real(url, options);
                const from = Number(asked.searchParams.get('after') ?? newest);
                const items = Array.from({ length: Math.min(50, from) }, (_, i) => ({
                  id: `d${from - i}`, asset: `asset ${from - i}`, channel: 'ops', status: 'DELIVERED', attempts: 1,
                  queuedAt: '2026-11-30T09:00:00Z' }));
                const next = from > 50 ? String(from - 50) : null;
                return Promise.resolve(Response.json({ items, next }));
              };
              """);
      browser.key("r");
      String rows = "[aria-labelledby=deliveries-title] tbody tr";
      await().until(() -> browser.texts(rows).size() == 50);
      browser.press("main button", "Show 50 more");
      await().until(() -> browser.texts(rows).size() == 100);

      // when
      browser.driver().executeScript("arrive()");
      browser.key("r");

      // then
      await().until(() -> browser.texts(rows).size() == 101);
      assertThat(browser.text(rows)).contains("asset 101", "asset 1\t");
    }
  }

  @Test
  void aLinkHoldsHowManyRowsAreShown() {
    // given
    Plant plant = Plant.unique("rows");
    Topic.readings(plant.readings(START, Duration.ofSeconds(1), 70));
    Database.awaitRows("reading", plant, 70);
    String rows = "[aria-labelledby=rows-title] tbody tr";
    try (var browser = Browser.signedIn(page, "viewer")) {
      browser.open(page, "#/explore/" + plant.asset());
      await().until(() -> browser.texts(rows).size() == 30);
      browser.press("main button", "Show 30 more");
      await().until(() -> browser.texts(rows).size() == 60);

      // when
      String link = browser.driver().getCurrentUrl();
      browser.driver().navigate().to("about:blank");
      browser.driver().navigate().to(link);

      // then
      await().until(() -> browser.texts(rows).size() == 60);
      assertThat(browser.text("[aria-labelledby=rows-title]")).contains("60 of 70 shown");
    }
  }

  @Test
  void tabsOfOneBrowserShareOneFeed() {
    // given
    try (var browser = Browser.signedIn(page, "viewer")) {
      browser.open(page, "#/overview");
      await().until(() -> browser.text("#connection-text").equals("Live"));
      long before = subscribers();
      String first = browser.driver().getWindowHandle();

      // when
      browser.driver().switchTo().newWindow(WindowType.TAB);
      browser.open(page, "#/overview");
      await().until(() -> browser.text("#connection-text").equals("Live"));

      // then
      assertThat(subscribers()).isEqualTo(before);

      // when the one that listens is closed
      String second = browser.driver().getWindowHandle();
      browser.driver().switchTo().window(first);
      browser.driver().close();
      browser.driver().switchTo().window(second);
      Plant plant = Plant.unique("shared");

      // then the other one does
      await().until(() -> subscribers() == before);
      Topic.alerts(List.of(plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4)));
      await().until(() -> browser.text(".list").contains(plant.asset()));
    }
  }

  private static long subscribers() {
    return given()
        .get(Management.url("/q/metrics"))
        .asString()
        .lines()
        .filter(line -> line.startsWith("sluice_query_live_subscribers"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  void aTestAlertTellsWhatEachChannelAnswered() {
    // given
    try (var browser = Browser.signedIn(page, "engineer")) {
      browser.open(page, "#/deliveries");

      // when
      browser.press("main button", "Send a test alert");

      // then
      await().until(() -> browser.text("[role=status]").contains("1 of 2 channels"));
      assertThat(browser.text("main"))
          .contains("ops: arrived, HTTP 204, 31 ms", "sms: did not arrive, HTTP 503, 87 ms");
    }
  }

  @Test
  void whatTakesAnEngineerIsNotOfferedToAnOperator() {
    // given
    try (var browser = Browser.signedIn(page, "operator")) {

      // when
      browser.open(page, "#/deliveries");

      // then
      await().until(() -> browser.text("main").contains("given up"));
      assertThat(browser.texts("main button"))
          .contains("Send again")
          .doesNotContain("Send what was given up", "Send a test alert");
      browser.open(page, "#/quiet");
      assertThat(browser.text("main")).contains("12 hours at most");
    }
  }

  @Test
  void whatWasGivenUpIsSentAgainAndWhatIsQuietTakenBack() {
    // given
    try (var browser = Browser.signedIn(page, "engineer")) {
      browser.open(page, "#/deliveries");
      assertThat(browser.text("main")).contains("given up", "HTTP 503", "paused until");

      // when
      browser.press("main button", "Send what was given up");

      // then
      await().until(() -> browser.text("[role=alert]").contains("it is resolved"));
      assertThat(alertService.received())
          .anyMatch(one -> one.path().equals("/api/v1/deliveries/resend?channel=ops"));
      browser.open(page, "#/quiet");
      browser.press("main button", "Take back");
      await().until(() -> browser.text("[role=alert]").contains("it is resolved"));
      assertThat(alertService.received()).anyMatch(one -> one.method().equals("DELETE"));
    }
  }
}
