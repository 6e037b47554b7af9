package io.sluice.query.chart;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Api.get;
import static io.sluice.query.scene.Database.awaitRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sluice.query.rollup.Rollup;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Rollups;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers over time, from rows and from what they were rolled up to. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class SeriesIT {

  private static final Instant START = Instant.parse("2016-03-01T10:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Rollup rollup;

  SeriesIT(Rollup rollup) {
    this.rollup = rollup;
  }

  @Test
  void aShortTimeIsToldReadingByReading() {
    // given
    Plant plant = Plant.unique("raw");
    Topic.readings(plant.readings(START, SECOND, 5));
    Topic.scores(plant.scores(START, SECOND, 0.5, 1.5, 2.5));
    awaitRows("reading", plant, 5);
    awaitRows("score", plant, 3);

    // when
    JsonPath chart =
        get(
            "/api/v1/series?tag=LIT101&tag=MV101&score=ratio&detector=autoencoder&asset="
                + plant.asset());

    // then
    assertThat(chart.getString("step")).isEqualTo("raw");
    assertThat(chart.getString("to")).isEqualTo("2016-03-01T10:00:04.001Z");
    assertThat(chart.getList("tags.tag"))
        .containsExactly("LIT101", "MV101", "ratio", "autoencoder");
    List<List<Number>> level = chart.getList("tags[0].points");
    assertThat(level).hasSize(5);
    assertThat(level.get(4).stream().map(Number::doubleValue))
        .containsExactly((double) START.plusSeconds(4).toEpochMilli(), 504., 504., 504., 504., 1.);
    assertThat(chart.getList("tags[1].points")).isEmpty();
    assertThat(chart.getList("tags[2].points")).hasSize(3);
    assertThat(chart.getFloat("tags[3].points[2][1]")).isEqualTo(2.5f);
  }

  @Test
  void moreRowsThanPointsArePutTogetherAndNoExtremeIsLost() throws Exception {
    // given: 10 minutes, one reading far off
    Plant plant = Plant.unique("few");
    Topic.readings(plant.readings(START, SECOND, 600));
    Topic.readings(List.of(plant.reading(START.plusMillis(250_500), 9_000)));
    awaitRows("reading", plant, 601);

    // when
    JsonPath chart = get("/api/v1/series?tag=LIT101&points=20&asset=" + plant.asset());

    // then
    assertThat(chart.getString("step")).isEqualTo("PT5M");
    List<List<Number>> points = chart.getList("tags[0].points");
    assertThat(points.size()).isLessThanOrEqualTo(21);
    assertThat(points.stream().mapToDouble(point -> point.get(2).doubleValue()).max())
        .hasValue(9_500);
    assertThat(points.stream().mapToInt(point -> point.get(5).intValue()).sum()).isEqualTo(601);
  }

  @ParameterizedTest
  @CsvSource({"PT7H, 600, PT1M", "P20D, 500, PT1H"})
  void aLongTimeIsToldFromWhatItWasRolledUpTo(Duration time, int points, String step)
      throws Exception {
    // given: more rows than are read for a chart
    Plant plant = Plant.unique("long");
    int count = 45_000;
    Duration interval = time.dividedBy(count);
    Topic.readings(plant.readings(START, interval, count));
    Topic.scores(plant.scores(START, Duration.ofMinutes(1), 0.5, 1.5, 2.5));
    awaitRows("reading", plant, count);
    awaitRows("score", plant, 3);
    Rollups.catchUp(rollup);

    // when
    JsonPath chart =
        get(
            "/api/v1/series?tag=LIT101&score=ratio&points=%d&from=%s&to=%s&asset=%s"
                .formatted(points, START, START.plus(time), plant.asset()));

    // then
    assertThat(chart.getString("step")).isEqualTo(step);
    List<List<Number>> level = chart.getList("tags[0].points");
    assertThat(level).hasSize((int) time.dividedBy(Duration.parse(step)));
    assertThat(level.stream().mapToInt(point -> point.get(5).intValue()).sum()).isEqualTo(count);
    assertThat(level.getFirst().get(1).doubleValue()).isEqualTo(500);
    assertThat(level.getLast().get(4).doubleValue()).isEqualTo(500 + count - 1);
    assertThat(chart.getString("tags[0].unit")).isEqualTo("mm");
    assertThat(chart.getString("tags[0].kind")).isEqualTo("CONTINUOUS");
    List<List<Number>> ratio = chart.getList("tags[1].points");
    assertThat(ratio.stream().mapToDouble(point -> point.get(2).doubleValue()).max()).hasValue(2.5);
  }

  @Test
  void theSameAnswerIsNotSentTwice() {
    // given
    Plant plant = Plant.unique("same");
    Topic.readings(plant.readings(START, SECOND, 5));
    awaitRows("reading", plant, 5);
    String path = "/api/v1/series?tag=LIT101&asset=" + plant.asset();
    String tag =
        given()
            .get(path)
            .then()
            .header("Cache-Control", "private, max-age=5")
            .extract()
            .header("ETag");

    // when
    var again = given().header("If-None-Match", tag).get(path);

    // then
    again.then().statusCode(304).header("ETag", tag);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tag=LIT101 | asset",
        "asset=nobody-knows&tag=LIT101 | /api/v1/assets",
        "asset=ASSET | at least one line",
        "asset=ASSET&tag=a&points=0 | 1 to 2000",
        "asset=ASSET&tag=a&points=5000 | 1 to 2000",
        "asset=ASSET&score=all | ratio, severity, latencyMs",
        "asset=ASSET&tag=a&from=2014-01-01T00:00:00Z&to=2016-01-01T00:00:00Z | at most",
        "asset=ASSET&tag=a&from=2014-01-01T00:00:00Z | at most",
        "asset=ASSET&stream=none&tag=a | swat",
        "asset=ASSET&tag=a&colour=red | no parameters but",
      })
  void whatCannotBeDrawnIsToldInOneSentence(String query, String says) {
    // given
    Plant plant = new Plant("refused");
    Topic.readings(List.of(plant.reading("swat", "one", START, 1)));
    awaitRows("reading", plant, 1);

    // when
    var answer = given().get("/api/v1/series?" + query.replace("ASSET", plant.asset()));

    // then
    answer
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("status", equalTo(400))
        .body("detail", containsString(says));
  }

  @Test
  void whatAStreamHasIsListed() throws Exception {
    // given
    Plant plant = Plant.unique("listed");
    Topic.readings(plant.readings(START, SECOND, 3));
    awaitRows("reading", plant, 3);
    Topic.scores(plant.scores(START, SECOND, 1.5));
    awaitRows("score", plant, 1);
    Rollups.catchUp(rollup);

    // when
    JsonPath tags = get("/api/v1/tags?asset=" + plant.asset());

    // then
    assertThat(tags.getList("tags.tag")).containsExactly("LIT101", "FIT101");
    assertThat(tags.getList("detectors")).containsExactly("autoencoder");
    assertThat(tags.getString("tags[0].unit")).isEqualTo("mm");
  }
}
