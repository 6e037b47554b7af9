package io.sluice.query.api;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Api.get;
import static io.sluice.query.scene.Await.await;
import static io.sluice.query.scene.Database.awaitRows;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.ScoreState;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class ApiIT {

  private static final Instant START = Instant.parse("2014-11-30T22:00:00Z");

  @Test
  void pagesTogetherAreTheWholeSet() {
    // given: 500 scores over many days, several at the same instant on other assets
    Plant plant = Plant.unique("paged");
    double[] ratios = new Random(5).doubles(500, 0, 3).toArray();
    List<Score> scores = plant.scores(START, Duration.ofHours(3), ratios);
    Topic.scores(scores);
    awaitRows("score", plant, 500);

    // when
    List<String> ids = new ArrayList<>();
    String next = "/api/v1/scores?limit=37&asset=" + plant.asset();
    while (next != null) {
      JsonPath page = get(next);
      ids.addAll(page.getList("items.id"));
      next = page.getString("next");
    }

    // then
    assertThat(ids)
        .containsExactlyElementsOf(
            scores.reversed().stream().map(score -> score.id().toString()).toList());
  }

  @Test
  void tellsWhoIsLearningUntilATrainedBundleTookOver() {
    // given
    Plant plant = Plant.unique("learning");
    Topic.scores(List.of(plant.score(START, 1.2, ScoreState.LEARNING)));
    awaitRows("score", plant, 1);
    assertThat(get("/api/v1/assets?asset=" + plant.asset()).getString("items[0].streams[0].state"))
        .isEqualTo("LEARNING");

    // when
    Topic.scores(List.of(plant.score(START.plusSeconds(1), 0.2)));
    awaitRows("score", plant, 2);

    // then
    assertThat(get("/api/v1/assets?asset=" + plant.asset()).getString("items[0].streams[0].state"))
        .isNull();
    assertThat(get("/api/v1/scores?asset=" + plant.asset()).getList("items.state"))
        .containsExactly(null, "LEARNING");
  }

  @Test
  void pagesOfAllAssetsNeitherRepeatNorSkip() {
    // given: three assets that read at the same instants
    List<Plant> plants = List.of(Plant.unique("a"), Plant.unique("b"), Plant.unique("c"));
    Instant from = Instant.parse("2019-05-05T23:59:00Z");
    for (Plant plant : plants) {
      Topic.readings(plant.readings(from, Duration.ofSeconds(1), 120));
      awaitRows("reading", plant, 120);
    }

    // when
    List<String> seen = new ArrayList<>();
    String next = "/api/v1/readings?limit=50&from=2019-05-05T00:00:00Z&to=2019-05-07T00:00:00Z";
    while (next != null) {
      JsonPath page = get(next);
      List<String> assets = page.getList("items.asset");
      List<String> times = page.getList("items.time");
      for (int i = 0; i < assets.size(); i++) {
        seen.add(times.get(i) + assets.get(i));
      }
      next = page.getString("next");
    }

    // then
    assertThat(seen).hasSize(360).doesNotHaveDuplicates();
    assertThat(seen.stream().map(s -> s.substring(0, 20)).toList())
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void pagesOfReadingsOfOneInstantNeitherRepeatNorSkip() {
    // given: two streams, each with ten records of each of three instants
    Plant plant = Plant.unique("instant");
    var readings = new ArrayList<Reading>();
    for (int i = 0; i < 60; i++) {
      readings.add(
          plant.reading(
              i % 2 == 0 ? "flows" : "logs",
              i < 30 ? "e-" + i : null,
              START.plusSeconds(i / 20),
              i));
    }
    Topic.readings(readings);
    awaitRows("reading", plant, 60);

    // when
    List<String> all = pages("/api/v1/readings?limit=7&asset=" + plant.asset());
    List<String> logs = pages("/api/v1/readings?limit=7&stream=logs&asset=" + plant.asset());

    // then
    assertThat(all).hasSize(60).doesNotHaveDuplicates().isSortedAccordingTo(reverseOrder());
    assertThat(logs)
        .containsExactlyElementsOf(all.stream().filter(row -> row.contains(" logs ")).toList())
        .hasSize(30);
    assertThat(all.stream().map(row -> row.split(" ")[2])).contains("e-0", "e-29");
  }

  /** Time, stream and id of the readings of all pages. */
  private static List<String> pages(String first) {
    var rows = new ArrayList<String>();
    String next = first;
    while (next != null) {
      JsonPath page = get(next);
      List<String> times = page.getList("items.time");
      List<String> streams = page.getList("items.stream");
      List<String> ids = page.getList("items.id");
      for (int i = 0; i < ids.size(); i++) {
        rows.add(String.join(" ", times.get(i), streams.get(i), ids.get(i)));
      }
      next = page.getString("next");
    }
    return rows;
  }

  @Test
  void anAssetIsWhatItsStreamsAreTogether() {
    // given: the newer stream is the calmer one
    Plant plant = Plant.unique("streams");
    Topic.readings(
        List.of(plant.reading(START, 1), plant.reading("flows", "f", START.plusSeconds(9), 1)));
    Topic.scores(
        List.of(
            plant.score("swat", START, 2.5, null),
            plant.score("flows", START.plusSeconds(9), 1.2, ScoreState.LEARNING)));
    awaitRows("reading", plant, 2);
    awaitRows("score", plant, 2);

    // when
    String asset = "asset=" + plant.asset();
    JsonPath assets = get("/api/v1/assets?" + asset);

    // then
    assertThat(assets.getList("items")).hasSize(1);
    assertThat(assets.getDouble("items[0].ratio")).isEqualTo(2.5);
    assertThat(assets.getString("items[0].severity")).isEqualTo("CRITICAL");
    assertThat(assets.getString("items[0].lastScoreAt")).isEqualTo("2014-11-30T22:00:09Z");
    assertThat(assets.getString("items[0].lastReadingAt")).isEqualTo("2014-11-30T22:00:09Z");
    assertThat(assets.getList("items[0].streams.stream")).containsExactly("flows", "swat");
    assertThat(assets.getList("items[0].streams.severity")).containsExactly("INFO", "CRITICAL");
    assertThat(assets.getList("items[0].streams.state")).containsExactly("LEARNING", null);
    assertThat(get("/api/v1/assets?stream=flows&" + asset).getList("items[0].streams")).hasSize(2);
    assertThat(get("/api/v1/assets?stream=flows&severity=WARNING&" + asset).getList("items"))
        .isEmpty();
    assertThat(get("/api/v1/scores?stream=flows&" + asset).getList("items.stream"))
        .containsExactly("flows");
  }

  @Test
  void anIncidentListsTheStreamsThatGaveEvidence() {
    // given
    Plant plant = Plant.unique("evidence");
    var opened = plant.alert(AlertKind.OPENED, START, START, 1.6);
    var updated =
        plant.alert(
            List.of("swat", "flows"),
            Category.PROCESS,
            null,
            AlertKind.UPDATED,
            START,
            START.plusSeconds(60),
            1.7);
    Topic.alerts(List.of(opened, updated));
    awaitRows("alert", plant, 2);

    // when
    String ofFlows = "?stream=flows&asset=" + plant.asset();
    JsonPath incidents = get("/api/v1/incidents" + ofFlows);
    JsonPath alerts = get("/api/v1/alerts" + ofFlows);

    // then
    assertThat(incidents.getList("items.id")).containsExactly(opened.incident().toString());
    assertThat(incidents.getList("items[0].streams")).containsExactly("flows", "swat");
    assertThat(alerts.getList("items.id")).containsExactly(updated.id().toString());
    assertThat(get("/api/v1/incidents?stream=logs&asset=" + plant.asset()).getList("items"))
        .isEmpty();
  }

  @Test
  void readingsAreWhatWasSent() {
    // given
    Plant plant = Plant.unique("sent");
    Topic.readings(List.of(plant.reading(START, 0.25)));
    awaitRows("reading", plant, 1);

    // when
    JsonPath page = get("/api/v1/readings?asset=" + plant.asset());

    // then
    assertThat(page.getString("items[0].time")).isEqualTo("2014-11-30T22:00:00Z");
    assertThat(page.getFloat("items[0].values.LIT101")).isEqualTo(500.25f);
    assertThat(page.getMap("items[0].values")).containsEntry("MV101", null);
    assertThat(page.getString("next")).isNull();
  }

  @Test
  void anIncidentIsToldWithItsAlertsAndContributors() {
    // given
    Plant plant = Plant.unique("story");
    var opened = plant.alert(AlertKind.OPENED, START, START, 1.6);
    var resolved = plant.alert(AlertKind.RESOLVED, START, START.plusSeconds(600), 2.4);
    Topic.alerts(List.of(opened, resolved));
    awaitRows("alert", plant, 2);

    // when
    var answer = given().get("/api/v1/incidents/" + opened.incident()).then();

    // then
    answer
        .statusCode(200)
        .body("status", equalTo("RESOLVED"))
        .body("durationSeconds", equalTo(600))
        .body("contributors[0].tag", equalTo("LIT101"))
        .body("contributors[0].unit", equalTo("mm"))
        .body("contributors[0].low", equalTo(511.8f))
        .body("contributors[0].high", equalTo(534.4f))
        .body("contributors[0].stage", equalTo("P1"))
        .body("contributors[2].reason", equalTo("reads 1, <b>never</b> seen"))
        .body("contributors[1]", not(hasKey("low")))
        .body("alerts.kind", equalTo(List.of("OPENED", "RESOLVED")));
    given()
        .get("/api/v1/incidents?status=open&asset=" + plant.asset())
        .then()
        .body("items.size()", is(0));
    given()
        .get("/api/v1/incidents?status=RESOLVED&severity=critical&asset=" + plant.asset())
        .then()
        .body("items.id", hasItems(opened.incident().toString()))
        .body("next", nullValue());
    given()
        .get("/api/v1/incidents.csv?asset=" + plant.asset())
        .then()
        .body(containsString(opened.incident().toString()));
    given()
        .get("/api/v1/alerts?incident=" + opened.incident())
        .then()
        .body("items.kind", equalTo(List.of("RESOLVED", "OPENED")));
  }

  @Test
  void incidentsAndAlertsArePagedToo() {
    // given
    Plant plant = Plant.unique("many");
    for (int i = 0; i < 25; i++) {
      Instant at = START.plus(Duration.ofHours(i / 2));
      Topic.alerts(
          List.of(plant.alert(AlertKind.OPENED, at.plusNanos(i * 1000), at.plusSeconds(1), 1.6)));
    }
    awaitRows("alert", plant, 25);

    // when
    List<String> ids = new ArrayList<>();
    String next = "/api/v1/alerts?limit=4&asset=" + plant.asset();
    while (next != null) {
      JsonPath page = get(next);
      ids.addAll(page.getList("items.id"));
      next = page.getString("next");
    }

    // then
    assertThat(ids).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void assetsTellTheirNewestState() {
    // given
    Plant plant = Plant.unique("state");
    Topic.readings(plant.readings(START, Duration.ofSeconds(1), 5));
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), 0.2, 2.5, 1.7));
    Topic.alerts(List.of(plant.alert(AlertKind.OPENED, START, START, 2.5)));
    awaitRows("reading", plant, 5);
    awaitRows("score", plant, 3);
    awaitRows("alert", plant, 1);

    // when
    var answer = given().get("/api/v1/assets?asset=" + plant.asset()).then();

    // then
    answer
        .body("items[0].streams.stream", equalTo(List.of("swat")))
        .body("items[0].streams[0].profile", equalTo("swat"))
        .body("items[0].lastReadingAt", equalTo("2014-11-30T22:00:04Z"))
        .body("items[0].lastScoreAt", equalTo("2014-11-30T22:00:02Z"))
        .body("items[0].ratio", equalTo(1.7f))
        .body("items[0].severity", equalTo("WARNING"))
        .body("items[0].openIncidents", equalTo(1));
    given()
        .get("/api/v1/assets.csv?severity=WARNING&asset=" + plant.asset())
        .then()
        .body(
            containsString(
                plant.asset() + ",2014-11-30T22:00:04Z,2014-11-30T22:00:02Z,1.7,WARNING,1"));
  }

  @Test
  void statsCountWhatIsThere() {
    // given
    Plant plant = Plant.unique("stats");
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), 0.2, 2.5, 1.7));
    awaitRows("score", plant, 3);

    // when: they may be a second old
    JsonPath stats =
        await()
            .until(
                () -> get("/api/v1/stats"),
                told ->
                    told.getLong("scores.count")
                        == Database.number("select count(*) from history.score"));

    // then
    assertThat(stats.getLong("readings.count"))
        .isEqualTo(Database.number("select count(*) from history.reading"));
    assertThat(stats.getDouble("latencyMs.p50")).isEqualTo(12.5);
    assertThat(stats.getString("scores.from")).startsWith("20");
    assertThat(stats.getList("ingest.topic", String.class)).contains("anomaly-scores");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scores?from=yesterday | from | ISO-8601",
        "scores?from=2015-01-02T00:00:00Z&to=2015-01-01T00:00:00Z | from | before 'to'",
        "scores?from=2010-01-01T00:00:00Z&to=2020-01-01T00:00:00Z | from | at most",
        "readings?from=-999999999-01-01T00:00:00Z | from | ISO-8601",
        "scores?severity=high | severity | one of [NONE, INFO, WARNING, CRITICAL]",
        "scores?cursor=nonsense | cursor | 'next'",
        "scores?cursor=aW5jaWRlbnQKMjAxNS0wMS0wMVQwMDowMFoKMQ | cursor | 'next'",
        "scores?cursor=c2NvcmUKMjAxNS0wMS0wMVQwMDowMFoKbm8tdXVpZA | cursor | UUID",
        "scores?cursor=c2NvcmUKKzk5OTk5OTk5OS0wMS0wMVQwMDowMDowMFoKMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw"
            + " | cursor | 'next'",
        "readings?cursor=cmVhZGluZworOTk5OTk5OTk5LTAxLTAxVDAwOjAwOjAwWgpwbGFudC0x"
            + " | cursor | 'next'",
        "readings?cursor=cmVhZGluZwoyMDE1LTAxLTAxVDAwOjAwWgpwbGFudC0x | cursor | 'next'",
        "incidents?cursor=aW5jaWRlbnQKKzk5OTk5OTk5OS0wMS0wMVQwMDowMDowMFoKMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw"
            + " | cursor | 'next'",
        "alerts?cursor=YWxlcnQKKzk5OTk5OTk5OS0wMS0wMVQwMDowMDowMFoKMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw"
            + " | cursor | 'next'",
        "scores?limit=0 | limit | 1 to 1000",
        "scores?limit=1001 | limit | 1 to 1000",
        "scores?limit=many | limit | 1 to 1000",
        "scores?asset= | asset | 1 to 200 characters",
        "scores?asset=a&asset=b | asset | one value",
        "scores?sevrity=INFO | sevrity | no parameters but",
        "scores.csv?limit=5 | limit | no parameters but",
        "readings.csv | asset | one asset",
        "incidents?status=closed | status | one of [OPEN, RESOLVED]",
        "incidents?category=weather | category | one of [PROCESS, DATA, DRIFT, OTHER]",
        "incidents?order=asc | order | no parameters but",
        "incidents/not-an-id | id | UUID",
        "alerts?incident=7 | incident | UUID",
        "assets?from=2015-01-01T00:00:00Z | from | no parameters but",
        "stats?x=1 | x | no parameters",
        "live?x=1 | x | no parameters"
      })
  void aBadQuestionIsToldWhatIsWrongWithIt(String path, String field, String expected) {
    // when
    var answer = given().urlEncodingEnabled(false).get("/api/v1/" + path).then();

    // then
    answer
        .statusCode(400)
        .contentType("application/problem+json")
        .body("status", equalTo(400))
        .body("field", equalTo(field))
        .body("expected", containsString(expected))
        .body("detail", containsString("'" + field + "'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"incidents/00000000-0000-0000-0000-000000000000", "nothing"})
  void whatIsNotThereIs404(String path) {
    // when
    var answer = given().get("/api/v1/" + path).then();

    // then
    answer.statusCode(404).contentType("application/problem+json").body("status", equalTo(404));
  }

  @Test
  void namesAreNeverPartOfTheQuery() {
    // given
    Plant plant = new Plant("x'; drop table history.score; --" + System.nanoTime());
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), 0.5));
    awaitRows("score", plant, 1);

    // when
    var answer = given().queryParam("asset", plant.asset()).get("/api/v1/scores").then();

    // then
    answer.statusCode(200).body("items.asset", equalTo(List.of(plant.asset())));
  }

  @Test
  void answersCarryProtectiveHeadersAndNoCors() {
    // when
    var answer = given().header("Origin", "https://elsewhere.example").get("/api/v1/stats").then();

    // then
    answer
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Access-Control-Allow-Origin", nullValue());
  }

  @Test
  void everyResourceIsDescribed() {
    // when
    var answer = given().accept("application/json").get("/q/openapi").then();

    // then
    JsonPath api = answer.statusCode(200).extract().jsonPath();
    assertThat(api.getMap("paths").keySet().stream().map(Object::toString).toList())
        .contains(
            "/api/v1/assets",
            "/api/v1/assets.csv",
            "/api/v1/scores",
            "/api/v1/scores.csv",
            "/api/v1/readings",
            "/api/v1/readings.csv",
            "/api/v1/incidents",
            "/api/v1/incidents.csv",
            "/api/v1/incidents/{id}",
            "/api/v1/alerts",
            "/api/v1/alerts.csv",
            "/api/v1/stats",
            "/api/v1/live");
    given().get("/q/swagger-ui/").then().statusCode(200);
  }

  @Test
  void readyNamesWhatItChecked() {
    // when
    var answer = given().get(Management.url("/q/health/ready")).then();

    // then
    answer.statusCode(200).body("checks.name", hasItems("Database, schema history"));
  }

  @Test
  void theLagOfEachOfItsGroupsIsShown() {
    await()
        .untilAsserted(
            () ->
                given()
                    .get(Management.url("/q/metrics"))
                    .then()
                    .body(containsString("sluice_consumer_lag{group=\"sluice-query-readings\""))
                    .body(containsString("sluice_consumer_lag{group=\"sluice-query-scores\""))
                    .body(containsString("sluice_consumer_lag{group=\"sluice-query-alerts\"")));
  }
}
