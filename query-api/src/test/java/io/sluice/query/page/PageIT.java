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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class PageIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private static Browser browser;

  @TestHTTPResource("/")
  URI page;

  @BeforeAll
  static void startBrowser() {
    browser = Browser.start();
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void anIncidentThatArrivesIsShownWithItsContributors() {
    // given
    Plant plant = Plant.unique("water-treatment");
    Topic.scores(plant.scores(START, Duration.ofSeconds(5), quietThenAttack()));
    await().until(() -> scores(plant) == 600);
    browser.driver().get(page.toString());
    awaitText("connection-text", "Live");

    // when
    Topic.alerts(
        List.of(
            plant.alert(AlertKind.OPENED, START.plusSeconds(2_000), START.plusSeconds(2_030), 1.7),
            plant.alert(
                AlertKind.ESCALATED, START.plusSeconds(2_000), START.plusSeconds(2_400), 3.1)));

    // then
    await().until(() -> rowOf(plant) != null);
    await()
        .untilAsserted(
            () ->
                assertThat(rowOf(plant))
                    .contains(
                        "CRITICAL", plant.asset(), "2015-12-28 10:33:20", "6 min 40 s", "Open"));
    choose(plant);
    awaitText("detail-title", "Why: " + plant.asset());
    await()
        .untilAsserted(
            () ->
                assertThat(text("contributor-rows"))
                    .contains("LIT101", "P1", "72 %", "812.4", "511.8 to 534.4", "mm")
                    .contains("2.48")
                    .contains("reads 1, <b>never</b> seen", "at most 0.5"));
    assertThat(browser.driver().findElements(By.cssSelector("svg.chart path.curve"))).isNotEmpty();
    assertThat(text("clock")).startsWith("20");
    browser.screenshot("page");
  }

  @Test
  void thatNothingComesAnyMoreIsSaidUntilSomethingComes() {
    // given
    Plant plant = Plant.unique("quiet");
    Topic.scores(plant.scores(START, Duration.ofSeconds(5), 0.2));
    await().until(() -> scores(plant) == 1);
    Database.execute(
        "update history.progress set written_at = timestamptz '2026-11-28 14:05:06Z' - interval"
            + " '1 hour' * partition");

    // when
    browser.driver().get(page.toString());

    // then
    awaitText("quiet", "No new data since 2026-11-28 14:05:06 UTC");
    browser.screenshot("quiet");

    // when
    Topic.scores(plant.scores(START.plusSeconds(5), Duration.ofSeconds(5), 0.2));

    // then
    awaitText("quiet", "");
  }

  @Test
  void whoLooksAfterAnIncidentIsShownWhereItIsListedAndAtOnce() {
    // given
    Plant plant = Plant.unique("looked-after");
    var opened = plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4);
    browser.driver().get(page.toString());
    awaitText("connection-text", "Live");
    Topic.alerts(List.of(opened));
    await().until(() -> rowOf(plant) != null);
    assertThat(rowOf(plant)).contains("Open").doesNotContain("acknowledged");
    String who = "anna <b>of</b> shift 2";
    var command =
        new CommandRef(
            UUID.randomUUID(), who, Instant.parse("2026-11-28T14:05:06Z"), "on my way", null, null);

    // when
    Topic.alerts(List.of(plant.byHand(AlertKind.ACKNOWLEDGED, opened, command)));

    // then
    String said = "acknowledged by " + who + ", 2026-11-28 14:05:06";
    await().untilAsserted(() -> assertThat(rowOf(plant)).contains("Open", said));
    browser.driver().navigate().refresh();
    await().until(() -> rowOf(plant) != null);
    assertThat(rowOf(plant)).contains("Open", said);
    browser.screenshot("acknowledged");
  }

  @Test
  void whatAnIncidentIsAboutIsSaidAndCanBeShownAlone() {
    // given
    Plant plant = Plant.unique("dead");
    Plant moved = Plant.unique("moved");
    Plant attacked = Plant.unique("attacked");
    browser.driver().get(page.toString());
    awaitText("connection-text", "Live");
    Topic.alerts(
        List.of(
            plant.alert(Category.DATA, AlertKind.OPENED, START, START.plusSeconds(10), 1.04),
            moved.alert(Category.DRIFT, AlertKind.OPENED, START, START.plusSeconds(10), 1.2),
            attacked.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4)));
    await().until(() -> rowOf(plant) != null && rowOf(moved) != null && rowOf(attacked) != null);

    // when
    showOnly("DRIFT");

    // then
    await().untilAsserted(() -> assertThat(rowOf(moved)).contains("INFO", "DRIFT"));
    assertThat(rowOf(plant)).isNull();
    assertThat(rowOf(attacked)).isNull();
    showOnly("DATA");
    await().untilAsserted(() -> assertThat(rowOf(plant)).contains("INFO", "DATA"));
    assertThat(rowOf(moved)).isNull();
    assertThat(rowOf(attacked)).isNull();
    choose(plant);
    awaitText("detail-title", "Why: " + plant.asset());
    browser.screenshot("data-incident");
    browser.driver().navigate().refresh();
    await().until(() -> rowOf(attacked) != null);
    assertThat(rowOf(attacked)).doesNotContain("DATA", "PROCESS");
  }

  private void showOnly(String category) {
    browser
        .driver()
        .executeScript(
            "const about = document.getElementById('category'); about.value = arguments[0];"
                + " about.dispatchEvent(new Event('change'))",
            category);
  }

  @Test
  void newScoresMoveTheChartWithoutReload() {
    // given
    Plant plant = Plant.unique("moving");
    browser.driver().get(page.toString());
    awaitText("connection-text", "Live");

    // when
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), 0.25, 0.5, 1.75));

    // then
    await()
        .untilAsserted(() -> assertThat(text("assets")).contains(plant.asset(), "WARNING", "1.75"));
  }

  @Test
  void theRatioOfEachDetectorIsShownAndThoseBeyondTheBorderStandOut() {
    // given
    Plant plant = Plant.unique("judged-by-four");
    browser.driver().get(page.toString());
    awaitText("connection-text", "Live");
    var first =
        Map.of("forecaster", 0.41, "rules", 0.0, "autoencoder", 1.92, "one-class-svm", 0.87);
    var then = Map.of("forecaster", 2.75, "rules", 1.2, "autoencoder", 1.92, "one-class-svm", 0.87);

    // when
    Topic.scores(List.of(plant.score(Plant.PROFILE, START, first, 0.87, null)));

    // then
    String shown = "autoencoder 1.92, forecaster 0.41, one-class-svm 0.87, rules 0.00";
    await().untilAsserted(() -> assertThat(detectorsOf(plant, "div")).isEqualTo(shown));
    assertThat(detectorsOf(plant, ".beyond")).isEqualTo("autoencoder 1.92");
    browser.driver().navigate().refresh();
    await().untilAsserted(() -> assertThat(detectorsOf(plant, "div")).isEqualTo(shown));
    Topic.scores(List.of(plant.score(Plant.PROFILE, START.plusSeconds(1), then, 2.75, null)));
    await()
        .untilAsserted(
            () ->
                assertThat(detectorsOf(plant, ".beyond"))
                    .isEqualTo("autoencoder 1.92, forecaster 2.75, rules 1.20"));
    browser.screenshot("detectors");
  }

  private static String detectorsOf(Plant plant, String which) {
    return (String)
        browser
            .driver()
            .executeScript(
                "const card = [...document.querySelectorAll('article.asset')]"
                    + ".find(one => one.innerText.includes(arguments[0]));"
                    + " return [...card?.querySelectorAll('.detectors ' + arguments[1]) ?? []]"
                    + ".map(one => [...one.children].map(part => part.innerText).join(' '))"
                    + ".join(', ')",
                plant.asset(),
                which);
  }

  @Test
  void ofManyAssetsOnlySomeHaveAChartAndAllAreCounted() {
    // given
    browser.driver().get(page.toString());
    awaitText("connection-text", "Live");

    // when
    for (int number = 0; number < 30; number++) {
      Topic.scores(Plant.unique("many").scores(START, Duration.ofSeconds(1), 0.25));
    }

    // then: once all are there, for while they come any number may be right
    await()
        .until(
            () ->
                Database.number(
                        "select count(distinct asset) from history.stream where asset like 'many-%'")
                    == 30);
    await().untilAsserted(() -> assertThat(text("count-assets")).isEqualTo(assets()));
    assertThat(browser.driver().findElements(By.cssSelector("article.asset"))).hasSize(24);
    assertThat(browser.driver().executeScript("return charts.size")).isEqualTo(24L);
    browser.driver().navigate().refresh();
    awaitText("connection-text", "Live");
    assertThat(text("count-assets")).isEqualTo(assets());
    Database.execute("delete from history.stream where asset like 'many-%'");
  }

  private static String assets() {
    return Long.toString(Database.number("select count(distinct asset) from history.stream"));
  }

  @Test
  void aNameThatIsMarkupIsShownAsText() {
    // given
    Plant plant = new Plant("<img src=x onerror=\"document.title='owned'\">" + System.nanoTime());
    browser.driver().get(page.toString());
    awaitText("connection-text", "Live");

    // when
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), 0.25, 2.5));
    Topic.alerts(List.of(plant.alert(AlertKind.OPENED, START, START.plusSeconds(1), 2.5)));

    // then
    await().until(() -> rowOf(plant) != null);
    await().untilAsserted(() -> assertThat(text("assets")).contains("<img src=x onerror="));
    assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
    assertThat(browser.driver().getTitle()).isEqualTo("Sluice");
  }

  @Test
  void thePageMayOnlyRunWhatThisServerServes() {
    // when
    var answer = given().get("/").then();

    // then
    answer
        .statusCode(200)
        .header("Content-Security-Policy", containsString("script-src 'self';"))
        .header("X-Frame-Options", "DENY");
  }

  private static double[] quietThenAttack() {
    var noise = new Random(11);
    return IntStream.range(0, 600)
        .mapToDouble(
            i -> {
              double base = i < 400 ? 0.35 : i < 480 ? 0.35 + (i - 400) * 0.034 : 0.5;
              return base + 0.08 * noise.nextGaussian() * (1 + base);
            })
        .map(Math::abs)
        .toArray();
  }

  /** The text of the plant's row, null if there is none; at one go, since rows come and go. */
  private static String rowOf(Plant plant) {
    return (String)
        browser
            .driver()
            .executeScript(
                "return [...document.querySelectorAll('#incident-rows tr')].map(r => r.innerText)"
                    + ".find(text => text.includes(arguments[0])) ?? null",
                plant.asset());
  }

  private static void choose(Plant plant) {
    browser
        .driver()
        .executeScript(
            "[...document.querySelectorAll('#incident-rows button')]"
                + ".find(b => b.innerText.includes(arguments[0])).click()",
            plant.asset());
  }

  private static String text(String id) {
    return browser.driver().findElement(By.id(id)).getText();
  }

  private static void awaitText(String id, String text) {
    await().until(() -> text(id).equals(text));
  }

  private static long scores(Plant plant) {
    return Database.number("select count(*) from history.score where asset = ?", plant.asset());
  }
}
