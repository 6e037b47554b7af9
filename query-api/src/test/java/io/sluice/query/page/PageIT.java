package io.sluice.query.page;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandRef;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The control room in a real browser, on what lies in the history and what arrives. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class PageIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");
  private static final String LIVE = "#connection-text";

  private static Browser browser;
  private static Site site;

  @TestHTTPResource("/")
  URI page;

  @BeforeAll
  static void start() {
    browser = Browser.start();
    site = Site.stored();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void begin() {
    browser.theme(page, "light");
    browser.complaints();
  }

  @Test
  void anIncidentThatArrivesIsShownWithItsContributors() {
    // given
    Plant plant = Plant.unique("arrives");
    browser.open(page, "#/overview");
    await().until(() -> browser.text(LIVE).equals("Live"));

    // when
    Topic.alerts(
        List.of(
            plant.alert(AlertKind.OPENED, START.plusSeconds(2_000), START.plusSeconds(2_030), 1.7),
            plant.alert(
                AlertKind.ESCALATED, START.plusSeconds(2_000), START.plusSeconds(2_400), 3.1)));

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(browser.texts(".list a"))
                    .anySatisfy(
                        row ->
                            assertThat(row)
                                .contains(
                                    "CRITICAL",
                                    plant.asset(),
                                    "2015-12-28 10:33:20",
                                    "6 min 40 s")));
    browser.press(".list a", plant.asset());
    await()
        .untilAsserted(
            () -> assertThat(browser.text("#detail-title")).isEqualTo("Why: " + plant.asset()));
    assertThat(browser.text("#contributor-rows"))
        .contains("LIT101", "P1", "72 %", "812.4", "511.8 to 534.4", "mm", "2.48")
        .contains("reads 1, <b>never</b> seen", "at most 0.5");
    await()
        .untilAsserted(() -> assertThat(browser.text("#course")).contains("Opened", "Escalated"));
    assertThat(browser.driver().getTitle()).contains(plant.asset());
  }

  @Test
  void theScoresOfAnAssetAreDrawnAsTheyAreStored() {
    // given
    String place =
        "#/asset/%s?threshold=1.5&detector=forecaster&tag=LIT101&tag=MV101&%s"
            .formatted(site.plant.asset(), Site.window());

    // when
    browser.open(page, place);

    // then: the picture is of these figures
    assertThat(number("model.from")).isEqualTo(Site.START.toEpochMilli());
    assertThat(number("model.curves.length")).isEqualTo(2);
    assertThat(number("Math.max(...model.curves[1].values)"))
        .isCloseTo(Site.ratio(Site.SECONDS - 1), within(1e-6));
    assertThat(number("Math.max(...model.curves[0].values)"))
        .isCloseTo(0.8 * Site.ratio(Site.SECONDS - 1), within(1e-6));
    assertThat(number("model.lines[0].value")).isEqualTo(1.5);
    assertThat(number("Math.min(...model.marks.map(mark => mark.value))"))
        .isGreaterThanOrEqualTo(1.5);
    assertThat(number("model.spans[0].from")).isEqualTo(site.opened.startedAt().toEpochMilli());
    assertThat(browser.texts("figcaption bdi")).contains("LIT101").doesNotContain("FIT101");
    assertThat(
            browser
                .driver()
                .executeScript(
                    "return document.querySelector('state-lanes').model.lanes.map(lane =>"
                        + " lane.name)"))
        .isEqualTo(List.of("MV101"));
  }

  private static Offset<Double> within(double off) {
    return Offset.offset(off);
  }

  /** Of what the first chart is to draw. */
  private static double number(String expression) {
    return ((Number)
            browser
                .driver()
                .executeScript(
                    "const model = document.querySelector('time-chart').model; return "
                        + expression))
        .doubleValue();
  }

  @Test
  void whatIsChosenStandsInTheLinkAndALinkShowsTheSame() {
    // given
    browser.open(page, "#/asset/" + site.plant.asset());

    // when
    browser.press(".timebar button", "15m");
    browser.awaitLoaded();
    browser.choose(".filters select", "0.2");
    browser.key("]");
    browser.key("+");

    // then
    await().until(() -> browser.driver().getCurrentUrl().contains("from="));
    String link = browser.driver().getCurrentUrl();
    assertThat(link).contains("ema=0.2", "to=");
    browser.awaitLoaded();
    double from = number("model.from");
    browser.driver().get("about:blank");
    browser.driver().get(link);
    browser.awaitLoaded();
    assertThat(number("model.from")).isEqualTo(from);
    assertThat(
            browser
                .driver()
                .executeScript("return document.querySelector('.filters select').value"))
        .isEqualTo("0.2");
  }

  @Test
  void whoLooksAfterAnIncidentIsShownWhereItIsListedAndAtOnce() {
    // given
    Plant plant = Plant.unique("looked-after");
    var opened = plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4);
    browser.open(page, "#/incidents?asset=" + plant.asset());
    await().until(() -> browser.text(LIVE).equals("Live"));
    Topic.alerts(List.of(opened));
    await().until(() -> browser.text("#incident-rows").contains("Open"));
    String who = "anna <b>of</b> shift 2";
    var command =
        new CommandRef(
            UUID.randomUUID(), who, Instant.parse("2026-11-28T14:05:06Z"), "on my way", null, null);

    // when
    Topic.alerts(List.of(plant.byHand(AlertKind.ACKNOWLEDGED, opened, command)));

    // then
    String said = "acknowledged by " + who + ", 2026-11-28 14:05:06";
    await().untilAsserted(() -> assertThat(browser.text("#incident-rows")).contains("Open", said));
  }

  @Test
  void whatAnIncidentIsAboutIsSaidAndCanBeShownAlone() {
    // given
    Plant dead = Plant.unique("dead");
    Plant attacked = Plant.unique("attacked");
    Topic.alerts(
        List.of(
            dead.alert(Category.DATA, AlertKind.OPENED, START, START.plusSeconds(10), 1.04),
            attacked.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4)));
    Database.awaitRows("incident", dead, 1);
    Database.awaitRows("incident", attacked, 1);
    browser.open(page, "#/incidents");
    await().until(() -> browser.text("#incident-rows").contains(attacked.asset()));

    // when
    browser.choose("select[name=category]", "DATA");

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(browser.text("#incident-rows"))
                    .contains(dead.asset(), "DATA")
                    .doesNotContain(attacked.asset()));
    assertThat(browser.driver().getCurrentUrl()).contains("category=DATA");
  }

  @Test
  void tenThousandIncidentsAreReadByThePage() {
    // given
    Plant plant = Plant.unique("thousands");
    Database.execute(
        """
        insert into history.incident (id, asset, streams, profile, severity, peak_severity, last_kind,
            started_at, updated_at, resolved_at, peak_ratio, contributors, category, text, links)
          select gen_random_uuid(), '%s', '{swat}', 'swat', 1, 1, 0, t, t, t, 1.2, '[]', 'PROCESS',
            'no. ' || n, '{}'
          from generate_series(1, 10000) n, lateral (select timestamptz '2014-01-01Z' + n * interval '1 min') as at(t)
        """
            .formatted(plant.asset()));

    // when
    browser.open(page, "#/incidents?asset=" + plant.asset());

    // then
    assertThat(browser.texts("#incident-rows tr")).hasSize(100);
    browser.press("button", "Show 100 more");
    await().untilAsserted(() -> assertThat(browser.texts("#incident-rows tr")).hasSize(200));
    assertThat(browser.driver().getCurrentUrl()).contains("rows=200");
    assertThat(browser.text("#incident-rows")).contains("no. 10000", "no. 9801");
    Database.execute("delete from history.incident where asset = '%s'".formatted(plant.asset()));
  }

  @Test
  void newScoresMoveTheWallAndTheAssetWithoutReload() {
    // given
    Plant plant = Plant.unique("moving");
    var ratios = Map.of("forecaster", 0.41, "rules", 0.0, "autoencoder", 1.75);
    browser.open(page, "#/overview?search=" + plant.asset());
    await().until(() -> browser.text(LIVE).equals("Live"));

    // when
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), 0.25, 0.5));
    Topic.scores(List.of(plant.score(Plant.PROFILE, START.plusSeconds(2), ratios, 1.75, null)));

    // then
    await()
        .untilAsserted(
            () -> assertThat(browser.text(".tile")).contains(plant.asset(), "WARNING", "1.75"));
    browser.press(".tile a", plant.asset());
    Topic.scores(List.of(plant.score(Plant.PROFILE, START.plusSeconds(3), ratios, 1.75, null)));
    await()
        .untilAsserted(
            () ->
                assertThat(browser.text("fieldset.inline"))
                    .containsSubsequence(
                        "autoencoder", "1.75", "forecaster", "0.41", "rules", "0.00"));
    assertThat(browser.texts(".beyond")).containsExactly("1.75");
  }

  @Test
  void aThousandAssetsCanBeSearchedAndGrouped() {
    // given
    String name = "many" + UUID.randomUUID().toString().substring(0, 8);
    Database.execute(
        """
        insert into history.stream (asset, stream, profile, last_reading_at, last_score_at, last_ratio,
            last_severity, last_scored_at)
          select '%s-' || n, 'swat', 'swat', now(), now(), 0.5, 0, now() from generate_series(1, 1000) n
        """
            .formatted(name));

    // when
    browser.open(page, "#/overview?group=site&search=" + name);

    // then
    assertThat(browser.texts(".tile")).hasSize(1_000);
    assertThat(browser.texts("h2.group")).containsExactly(name + " 1,000");
    browser
        .driver()
        .executeScript(
            "const search = document.querySelector('input[type=search]'); search.value ="
                + " arguments[0]; search.dispatchEvent(new Event('input'))",
            name + "-77");
    await().untilAsserted(() -> assertThat(browser.texts(".tile")).hasSize(11));
    Database.execute("delete from history.stream where asset like '%s-%%'".formatted(name));
  }

  @Test
  void thatNothingComesAnyMoreIsSaidUntilSomethingComes() {
    // given
    Plant plant = Plant.unique("quiet");
    Topic.scores(plant.scores(START, Duration.ofSeconds(5), 0.2));
    Database.awaitRows("score", plant, 1);

    // when
    browser.open(page, "#/overview");

    // then, as soon as nothing of other tests comes any more
    await()
        .until(
            () -> {
              Database.execute(
                  "update history.progress set written_at = timestamptz '2026-11-28 14:05:06Z' -"
                      + " interval '1 hour' * partition");
              return browser.text("#quiet").equals("No new data since 2026-11-28 14:05:06 UTC");
            });

    // when
    Topic.scores(plant.scores(START.plusSeconds(5), Duration.ofSeconds(5), 0.2));

    // then
    await().until(() -> browser.text("#quiet").isEmpty());
  }

  @Test
  void aNameThatIsMarkupIsShownAsText() {
    // given
    String markup = "<img src=x onerror=\"document.title='owned'\">\u202Egnp" + System.nanoTime();
    Plant plant = new Plant(markup);
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), 0.25, 2.5));
    var alert = plant.alert(AlertKind.OPENED, START, START.plusSeconds(1), 2.5);
    Topic.alerts(List.of(alert));
    Database.awaitRows("incident", plant, 1);
    Database.awaitRows("score", plant, 2);
    String encoded = URLEncoder.encode(markup, StandardCharsets.UTF_8);

    for (String place :
        List.of(
            "#/overview",
            "#/incidents?asset=" + encoded,
            "#/incident/" + alert.incident(),
            "#/asset/" + encoded.replace("+", "%20"),
            "#/explore/" + encoded.replace("+", "%20"))) {
      // when
      browser.open(page, place);

      // then
      await().untilAsserted(() -> assertThat(browser.text("main")).contains("<img src=x onerror="));
      assertThat(browser.texts("img")).isEmpty();
      assertThat(browser.driver().getTitle()).isNotEqualTo("owned");
    }
  }

  @Test
  void whatIsNotThereAndWhatIsRefusedIsSaidInWords() {
    // given
    List<List<String>> said =
        List.of(
            List.of("#/asset/nobody", "There is no asset nobody"),
            List.of("#/incident/" + new UUID(0, 1), "there is no incident"),
            List.of("#/incident/x", "a UUID"),
            List.of("#/nowhere", "There is no such page"),
            List.of("#/incidents?asset=nobody", "No incident is like that"),
            List.of("#/quiet", "sluice.query.alert-service.url"),
            List.of("#/try", "sluice.query.scoring-service.url"),
            List.of("#/alarms?from=2015-01-01T00:00:00Z&to=2015-12-01T00:00:00Z", "at most PT744H"),
            List.of(
                "#/asset/%s?from=2001-01-01T00:00:00Z&to=2001-01-01T01:00:00Z"
                    .formatted(site.plant.asset()),
                "No scores in this time"));

    for (List<String> one : said) {
      // when
      browser.open(page, one.getFirst());

      // then
      await().untilAsserted(() -> assertThat(browser.text("main")).contains(one.getLast()));
    }
  }

  @Test
  void keysDoWhatTheListSays() {
    // given
    browser.open(page, "#/overview");

    // when
    browser.key("?");

    // then
    assertThat(browser.text("dialog[open]"))
        .contains("Keys and settings", "follow the newest data");
    browser.press("dialog[open] button", "Close");
    browser.key("t");
    assertThat(browser.driver().executeScript("return document.documentElement.dataset.theme"))
        .isEqualTo("dark");
    browser.key("i");
    await().until(() -> browser.text("h1").equals("Incidents"));
  }

  @Test
  void aConnectionThatIsLostIsMadeAgain() throws Exception {
    // given
    try (var wire = new Wire(page)) {
      browser.open(wire.page(), "#/overview");
      await().until(() -> browser.text(LIVE).equals("Live"));

      // when
      wire.cut();

      // then
      await().until(() -> browser.text(LIVE).equals("Connection lost, connecting again"));
      Plant plant = Plant.unique("meanwhile");
      Topic.alerts(List.of(plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4)));
      Database.awaitRows("incident", plant, 1);
      wire.mend();
      await().until(() -> browser.text(LIVE).equals("Live"));
      await().until(() -> browser.text(".list").contains(plant.asset()));
    }
  }

  @Test
  void aPageThatCouldNotBeFetchedIsThereWhenItIsTriedAgain() throws Exception {
    // given
    try (var wire = new Wire(page)) {
      browser.open(wire.page(), "#/overview");
      await().until(() -> browser.text(LIVE).equals("Live"));
      wire.cut();
      browser.key("q");
      await().until(() -> browser.text("[role=alert]").contains("Try again"));
      wire.mend();

      // when
      browser.press("[role=alert] button", "Try again");

      // then
      await().until(() -> browser.text("h1").equals("Quiet times"));
    }
  }

  @Test
  void whatIsLoadingIsNotBegunAnewByWhatComes() {
    // given: charts that the server is slow with
    Plant plant = Plant.unique("slow");
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), 0.25, 0.5));
    Database.awaitRows("score", plant, 2);
    browser.open(page, "#/asset/" + plant.asset());
    await().until(() -> browser.text(LIVE).equals("Live"));
    browser
        .driver()
        .executeScript(
            """
            window.held = [];
            window.isHeld = true;
            window.aborted = 0;
            const real = window.fetch;
            window.fetch = (url, options) => isHeld && String(url).includes('/series?')
              ? new Promise((done, failed) => {
                  options.signal.addEventListener('abort', () => {
                    aborted++;
                    failed(options.signal.reason);
                  });
                  held.push(() => done(real(url, options)));
                })
              : real(url, options);
            """);
    Topic.scores(List.of(plant.score(START.plusSeconds(2), 0.625)));
    await().until(() -> asked("held.length") == 1);

    // when
    Topic.scores(List.of(plant.score(START.plusSeconds(3), 0.75)));
    await().until(() -> browser.text("main .head .ratio").equals("0.75"));

    // then
    assertThat(asked("aborted")).isZero();
    browser.driver().executeScript("isHeld = false; held.forEach(go => go())");
    await().until(() -> number("Math.max(...model.curves[0].values)") == 0.75);
  }

  private static long asked(String expression) {
    return (Long) browser.driver().executeScript("return " + expression);
  }

  @Test
  void whoLooksIsAskedAgainIfThatFailedAtFirst() {
    // given
    Object script =
        browser
            .driver()
            .executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of(
                    "source",
                    """
                    let isAway = true;
                    const real = window.fetch;
                    window.fetch = (url, options) => {
                      if (!isAway || !String(url).endsWith('/me')) return real(url, options);
                      isAway = false;
                      return Promise.reject(new TypeError('away'));
                    };
                    """))
            .get("identifier");
    try {
      // when
      browser.open(page, "#/overview");

      // then
      await().until(() -> browser.texts("nav a").contains("Deliveries"));
    } finally {
      browser
          .driver()
          .executeCdpCommand(
              "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
    }
  }

  @Test
  void whereABrowserDoesNotNotifyThePageTellsAllTheSame() {
    // given a browser as on tablets
    browser
        .driver()
        .executeScript("localStorage.setItem('sluice', JSON.stringify({notify: 'INFO'}))");
    browser.open(page, "#/overview");
    await().until(() -> browser.text(LIVE).equals("Live"));
    browser
        .driver()
        .executeScript(
            "window.Notification = class { static permission = 'granted';"
                + " constructor() { throw new TypeError('Illegal constructor'); } }");
    Plant plant = Plant.unique("tablet");

    // when
    Topic.alerts(List.of(plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4)));

    // then
    await().until(() -> browser.text(".list").contains(plant.asset()));
  }

  @Test
  void theOverviewKeepsCountOfMoreIncidentsThanItLists() {
    // given
    Plant plant = Plant.unique("crowd");
    Database.execute(
        """
        insert into history.incident (id, asset, streams, profile, severity, peak_severity, last_kind,
            started_at, updated_at, peak_ratio, contributors, category, text, links)
          select gen_random_uuid(), '%1$s', '{swat}', 'swat', 1, 1, 0, t, t, 1.2, '[]', 'PROCESS',
            'no. ' || n, '{}'
          from generate_series(1, 150) n, lateral (select timestamptz '2014-01-01Z' + n * interval '1 min') as at(t);
        insert into history.stream (asset, stream, profile, last_score_at, last_ratio, last_severity, last_scored_at)
          values ('%1$s', 'swat', 'swat', now(), 0.5, 0, now())
        """
            .formatted(plant.asset()));
    browser.open(page, "#/overview?search=" + plant.asset());
    await().until(() -> browser.text(LIVE).equals("Live"));
    assertThat(browser.text(".tile")).contains("150 open");

    // when
    Topic.alerts(List.of(plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4)));

    // then
    await().until(() -> browser.text(".tile").contains("151 open"));
    assertThat(browser.texts(".urgent li")).hasSize(100);
    assertThat(browser.text(".urgent")).contains(plant.asset(), "100 of ");
    Database.execute("delete from history.incident where asset = '%s'".formatted(plant.asset()));
    Database.execute("delete from history.stream where asset = '%s'".formatted(plant.asset()));
  }

  @Test
  void whatAnIncidentLooksLikeIsSaidAndCanBeShownAlone() {
    // given
    Plant moved = Plant.unique("moved");
    Plant drifting = Plant.unique("drifting");
    var alert = moved.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4);
    Topic.alerts(
        List.of(alert, drifting.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4)));
    Database.awaitRows("incident", moved, 1);
    Database.awaitRows("incident", drifting, 1);
    Database.execute(
        "update history.incident set cause = 'CYBER_THREAT' where asset = '%s'"
            .formatted(moved.asset()));
    browser.open(page, "#/incidents");
    await().until(() -> browser.text("#incident-rows").contains(drifting.asset()));

    // when
    browser.choose("select[name=cause]", "CYBER_THREAT");

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(browser.text("#incident-rows"))
                    .contains(moved.asset(), "looks like: Cyber threat")
                    .doesNotContain(drifting.asset()));
    browser.open(page, "#/incident/" + alert.incident());
    assertThat(browser.text("dl.facts.wide")).contains("Cyber threat");
  }

  @Test
  void aTimeThatALinkHasKeptIsSaidOfTheListOfIncidents() {
    // given
    browser.open(page, "#/incidents?from=2015-12-28T10:00:00Z&to=2015-12-28T11:00:00Z");
    assertThat(browser.text("main"))
        .contains("Began from 2015-12-28 10:00:00, before 2015-12-28 11:00:00");

    // when
    browser.press("main button", "All times");

    // then
    await().until(() -> !browser.driver().getCurrentUrl().contains("from="));
    await().until(() -> !browser.text("main").contains("Began from"));
  }

  @Test
  void burstsAreThoseThatTheServerFinds() {
    // given 59 anomalous records within a minute
    String place =
        "#/network/%s?stream=%s&%s".formatted(site.network.asset(), Site.FLOWS, Site.window());

    // when
    browser.open(page, place);

    // then
    assertThat(browser.text("main")).contains("1 burst of 20 anomalous records within 1 min");
    assertThat(number("model.spans.filter(span => span.label === 'burst')[0].from"))
        .isEqualTo(Site.START.plusSeconds(901).toEpochMilli());
    assertThat(number("model.spans.filter(span => span.label === 'burst')[0].to"))
        .isEqualTo(Site.START.plusSeconds(959).toEpochMilli());
    browser.open(page, place + "&hits=60");
    assertThat(browser.text("main")).contains("No burst of 60 anomalous records within 1 min");
  }

  @Test
  void aNetworkIsSmoothedNarrowedAndCutOffAsTheLinkSays() {
    // given: sixty anomalous records
    String place = "#/network/%s?%s".formatted(site.network.asset(), Site.window());
    browser.open(page, place);
    assertThat(browser.texts("#recent-title ~ .scroll tbody tr")).hasSize(20);
    assertThat(browser.text(".capped")).contains("The newest 20 of this time, and there are more");

    // when
    browser.choose("select[name=ema]", "0.2");
    browser.choose("select[name=rows]", "100");

    // then
    await()
        .untilAsserted(
            () -> assertThat(browser.texts("#recent-title ~ .scroll tbody tr")).hasSize(59));
    assertThat(browser.text("main")).doesNotContain("and there are more");
    assertThat(browser.driver().getCurrentUrl()).contains("ema=0.2", "rows=100");

    // when
    browser.open(page, place + "&state=FIN");

    // then
    assertThat(browser.text("#recent-title ~ p.empty")).contains("None in this time");
  }

  @Test
  void whatOtherSettingsWouldHaveRaisedStandsInTheLink() {
    // given
    browser.open(page, "#/models/%s?%s".formatted(site.plant.asset(), Site.window()));
    String found = "#whatif-title ~ [role=status] strong";
    assertThat(browser.text(found)).isEmpty();

    // when a slider is moved by its keys
    WebElement delay = browser.driver().findElement(By.id("slide-delay"));
    for (int press = 0; press < 4; press++) {
      delay.sendKeys(Keys.ARROW_RIGHT);
    }

    // then the number beside it follows, and the server's answer
    await().untilAsserted(() -> assertThat(browser.text(found)).isEqualTo("1 incident"));
    assertThat(browser.driver().findElement(By.name("delay")).getDomProperty("value"))
        .isEqualTo("30");
    assertThat(browser.driver().getCurrentUrl())
        .contains("delay=30")
        .doesNotContain("burst", "threshold");

    // when
    WebElement threshold = browser.driver().findElement(By.name("threshold"));
    threshold.clear();
    threshold.sendKeys("9");

    // then
    await().untilAsserted(() -> assertThat(browser.text(found)).isEqualTo("0 incidents"));
    String link = browser.driver().getCurrentUrl();
    assertThat(link).contains("delay=30", "threshold=9");

    // when
    browser.driver().get("about:blank");
    browser.driver().get(link.replace("threshold=9", "threshold=1"));
    browser.awaitLoaded();

    // then
    await().untilAsserted(() -> assertThat(browser.text(found)).isEqualTo("1 incident"));
  }

  /** Though nothing else has been asked yet that tells where the data ends. */
  @Test
  void alarmHealthFollowsTheNewestDataAlsoWhereALinkLeadsToIt() {
    // when
    browser.open(page, "#/alarms");

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(
                        browser
                            .driver()
                            .executeScript(
                                "return document.querySelector('input[name=to]').value.replace('T',"
                                    + " ' ')"))
                    .isEqualTo(browser.text("#clock")));
  }

  @Test
  void whatIsNearTheThresholdIsSeenBesideAHighRatio() {
    // given
    Plant plant = Plant.unique("steep");
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), 0.5, 1.2, 350.0, 1.5));
    Database.awaitRows("score", plant, 4);

    // when
    browser.open(page, "#/asset/" + plant.asset());

    // then
    assertThat(asked("Number(document.querySelector('time-chart').model.isSteep)")).isOne();
    assertThat(browser.text("figure.score")).contains("drawn closer together");
    browser.open(page, "#/asset/%s?%s".formatted(site.plant.asset(), Site.window()));
    assertThat(asked("Number(document.querySelector('time-chart').model.isSteep)")).isZero();
    assertThat(browser.complaints()).noneMatch(message -> message.contains("uplot"));
  }

  @Test
  void whereNothingHasRecordsThePageOfNetworksSaysSo() {
    // given: the plant alone
    String script =
        """
        const real = window.fetch;
        window.fetch = async (url, options) => {
          const answer = await real(url, options);
          if (!String(url).includes('/assets?')) return answer;
          const found = await answer.json();
          return Response.json({ ...found, items: found.items.filter(one => one.asset === '%s') });
        };
        """
            .formatted(site.plant.asset());
    Object added =
        browser
            .driver()
            .executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
            .get("identifier");
    try {
      // when
      browser.open(page, "#/network");

      // then
      assertThat(browser.text("main .empty")).contains("No stream here has records");
      assertThat(browser.texts(".chooser option")).hasSize(2);
    } finally {
      browser
          .driver()
          .executeCdpCommand(
              "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", added));
    }
  }

  @Test
  void timesAreShownInAnyZone() {
    // given
    browser.open(page, "#/asset/%s?%s".formatted(site.plant.asset(), Site.window()));

    // when
    browser.choose("select[name=zone]", "");
    browser.choose("dialog[open] select[name=zone]", "America/St_Johns");
    browser.press("dialog[open] button", "Show");

    // then
    await()
        .untilAsserted(
            () -> assertThat(browser.driver().getCurrentUrl()).contains("zone=America%2FSt_Johns"));
    await().untilAsserted(() -> assertThat(browser.text("footer")).contains("America/St_Johns"));
    assertThat(
            browser
                .driver()
                .executeScript("return document.querySelector('input[name=from]').value"))
        .isEqualTo("2026-01-05T06:30");
  }

  @Test
  void incidentsOfOneStreamCanBeShownAlone() {
    // given
    Plant plant = Plant.unique("two-streams");
    Topic.alerts(
        List.of(
            plant.alert(
                List.of("pump-sound"),
                Category.PROCESS,
                null,
                AlertKind.OPENED,
                START,
                START.plusSeconds(10),
                1.7),
            plant.alert(
                List.of("flows"),
                Category.DATA,
                null,
                AlertKind.OPENED,
                START,
                START.plusSeconds(10),
                1.7)));
    Database.awaitRows("incident", plant, 2);
    browser.open(page, "#/incidents?asset=" + plant.asset());
    assertThat(browser.texts("#incident-rows tr")).hasSize(2);

    // when
    browser.choose("input[name=stream]", "flows");

    // then
    await().untilAsserted(() -> assertThat(browser.texts("#incident-rows tr")).hasSize(1));
    assertThat(browser.text("#incident-rows")).contains("DATA");
    assertThat(browser.driver().getCurrentUrl()).contains("stream=flows");
  }

  @Test
  void whatJudgesAProfileIsSoughtWhereItsNewestScoreIs() {
    // when
    browser.open(page, "#/models/" + site.plant.asset());

    // then
    assertThat(browser.text("main")).contains("5f5f5f5f5f5f");
    assertThat(
            browser
                .driver()
                .executeScript(
                    "return performance.getEntriesByType('resource').map(one =>"
                        + " one.name).filter(name => name.includes('/scores?profile='))"))
        .isEqualTo(List.of());
  }

  @Test
  void thePageMayOnlyRunWhatThisServerServes() {
    for (String path : List.of("/", "/ui/main.js", "/ui/pages/asset.js")) {
      // when
      var answer = given().get(path).then();

      // then
      answer
          .statusCode(200)
          .header("Content-Security-Policy", containsString("script-src 'self';"))
          .header("Content-Security-Policy", containsString("require-trusted-types-for 'script'"))
          .header("X-Frame-Options", "DENY");
    }
  }
}
