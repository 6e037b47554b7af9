package io.sluice.query.projection;

import static io.sluice.query.scene.Api.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sluice.contracts.JsonText;
import io.sluice.contracts.Messages;
import io.sluice.contracts.RawReading;
import io.sluice.contracts.RawScore;
import io.sluice.contracts.ScoreReader;
import io.sluice.query.history.Series;
import io.sluice.query.page.Browser;
import io.sluice.query.rollup.Rollup;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Rollups;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A long time of one asset of 51 tags, a reading and a score a second, through projection and
 * rollup to charts. {@code -Dmonth.days=30} for a month, and its figures.
 */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class MonthIT {

  private static final Instant START = Instant.parse("2017-01-01T00:00:00Z");
  private static final int BATCH = 1_500;
  private static final int TAGS = 51;
  private static final int MINUTES =
      (int) (Double.parseDouble(System.getProperty("month.days", "0.25")) * 1_440);

  private final CopyTransaction<ReadingRow> readings;
  private final CopyTransaction<RawScore> scores;
  private final DayPartitions days;
  private final Rollup rollup;
  private final Plant plant = Plant.unique("month");

  @TestHTTPResource("/")
  URI page;

  MonthIT(AgroalDataSource source, DayPartitions days, Rollup rollup) {
    this.readings = new CopyTransaction<>(source, new ReadingCopy());
    this.scores = new CopyTransaction<>(source, new ScoreCopy());
    this.days = days;
    this.rollup = rollup;
  }

  @Test
  @Timeout(3_600)
  void aLongTimeIsDrawnFromSomeThousandRows() throws Exception {
    // given
    long began = System.nanoTime();
    for (int day = 0; day <= MINUTES / 1_440; day++) {
      LocalDate date = LocalDate.of(2017, 1, 1).plusDays(day);
      days.ensure(Series.READING, Set.of(date)).await().indefinitely();
      days.ensure(Series.SCORE, Set.of(date)).await().indefinitely();
    }
    for (int from = 0; from < MINUTES * 60; from += BATCH) {
      var batch = new ArrayList<ReadingRow>(BATCH);
      var scored = new ArrayList<RawScore>(BATCH);
      for (int i = from; i < Math.min(from + BATCH, MINUTES * 60); i++) {
        batch.add(reading(i));
        scored.add(score(i));
      }
      readings.write(batch);
      scores.write(scored);
    }
    say("written", began);
    long rolling = System.nanoTime();
    Rollups.catchUp(rollup);
    say("rolled up", rolling);
    String of =
        "asset=%s&from=%s&to=%s".formatted(plant.asset(), START, START.plusSeconds(MINUTES * 60L));
    String paths =
        """
        series?tag=TAG1&tag=TAG2&tag=TAG3&tag=TAG40&tag=TAG50&score=ratio&
        series?points=2000&tag=TAG1&tag=TAG2&tag=TAG3&tag=TAG40&tag=TAG50&score=ratio&
        distribution?tag=TAG3&
        heatmap?of=deviation&
        statistics?tag=TAG1&with=TAG2&
        """;

    // when
    for (String path : paths.lines().toList()) {
      for (int round = 0; round < 3; round++) {
        long asked = System.nanoTime();
        get("/api/v1/" + path + of);
        say(path, asked);
      }
    }
    JsonPath chart = get("/api/v1/series?tag=TAG1&" + of);

    // then
    List<List<Number>> points = chart.getList("tags[0].points");
    assertThat(points.stream().mapToLong(point -> point.get(5).longValue()).sum())
        .isEqualTo(MINUTES * 60L);
    for (int round = 0; round < 3; round++) {
      long asked = System.nanoTime();
      io.restassured.RestAssured.given()
          .contentType("application/json")
          .body(
              "{\"asset\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"threshold\":1.2}"
                  .formatted(plant.asset(), START, START.plusSeconds(MINUTES * 60L)))
          .post("/api/v1/what-if")
          .then()
          .statusCode(200);
      say("what-if", asked);
    }
    if (System.getProperty("month.days") != null) {
      lookedAt();
    }
  }

  /** The same in a browser, as one that sees it for the first time. */
  private void lookedAt() {
    try (var browser = Browser.start()) {
      browser.watchFigures();
      String month =
          "#/asset/%s?from=%s&to=%s"
              .formatted(plant.asset(), START, START.plusSeconds(MINUTES * 60L));
      for (String place : List.of("#/overview", month, month, month)) {
        browser.open(page, place);
        say(place, browser.figures());
      }
      for (String pressed :
          List.of(
              ".filters .check input",
              ".picker summary",
              ".picker input",
              "[aria-label=Move] button:nth-child(3)")) {
        browser.click(pressed);
        browser.awaitLoaded();
      }
      say("after four clicks", browser.figures());
    }
  }

  private static void say(String what, Browser.Figures figures) {
    System.out.printf("MONTH %d minutes, %s: %s%n", MINUTES, what, figures);
  }

  private static void say(String what, long since) {
    System.out.printf(
        "MONTH %d minutes, %s: %.3f s%n", MINUTES, what, (System.nanoTime() - since) / 1e9);
  }

  private ReadingRow reading(int second) {
    var json = new StringBuilder("{");
    for (int tag = 0; tag < TAGS; tag++) {
      json.append(tag == 0 ? "" : ",").append("\"TAG").append(tag).append("\":");
      if (tag % 3 == 0) {
        json.append(second / 100 % 3);
      } else {
        json.append(Math.round((500 + 100 * Math.sin(second / 1e4 + tag)) * 1e3) / 1e3);
      }
    }
    byte[] bytes = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    return new ReadingRow(
        new RawReading(
            plant.asset(),
            Plant.PROFILE,
            Plant.PROFILE,
            START.plusSeconds(second),
            new JsonText(bytes, 0, bytes.length),
            null,
            null,
            null),
        "@0-" + second);
  }

  /** Of every six hours a minute is anomalous. */
  private RawScore score(int second) throws Exception {
    double ratio = second % 21_600 < 60 ? 1.7 : 0.3 + 0.2 * Math.sin(second / 1e3);
    return new ScoreReader().read(Messages.encode(plant.score(START.plusSeconds(second), ratio)));
  }
}
