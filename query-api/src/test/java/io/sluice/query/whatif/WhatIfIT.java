package io.sluice.query.whatif;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Database.awaitRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

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
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Incidents that would have been, of stored scores. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class WhatIfIT {

  private static final Instant START = Instant.parse("2016-05-01T10:00:00Z");

  private final Rollup rollup;

  WhatIfIT(Rollup rollup) {
    this.rollup = rollup;
  }

  /** Two hours of a score a second: 1.3 for 30 s, an hour later 2.5 for 15 s, else 0.5. */
  private static Plant plant(String name) {
    Plant plant = Plant.unique(name);
    double[] ratios = new double[7_200];
    Arrays.fill(ratios, 0.5);
    Arrays.fill(ratios, 1_000, 1_030, 1.3);
    Arrays.fill(ratios, 5_000, 5_015, 2.5);
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), ratios));
    awaitRows("score", plant, 7_200);
    return plant;
  }

  private static JsonPath ask(Plant plant, String more) {
    return given()
        .contentType("application/json")
        .body(
            "{\"asset\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"%s}"
                .formatted(plant.asset(), START, START.plusSeconds(7_200), more))
        .post("/api/v1/what-if")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Test
  void thresholdAndPatienceDecideWhatOpens() throws Exception {
    // given
    Plant plant = plant("whatif");
    Rollups.catchUp(rollup);

    // when
    JsonPath usual = ask(plant, "");
    JsonPath higher = ask(plant, ", \"threshold\": 2");
    JsonPath patient = ask(plant, ", \"onDelay\": \"PT20S\"");
    JsonPath burst = ask(plant, ", \"burst\": {\"window\": \"PT2H\", \"hits\": 2}");

    // then
    assertThat(usual.getInt("scores")).isEqualTo(7_200);
    assertThat(usual.getInt("deleted")).isZero();
    assertThat(usual.getBoolean("policiesKnown")).as("nobody is asked here").isFalse();
    assertThat(usual.getString("policies.swat.onDelay")).isEqualTo("PT10S");
    assertThat(patient.getString("policies.swat.onDelay")).isEqualTo("PT20S");
    assertThat(usual.getList("incidents.startedAt"))
        .containsExactly("2016-05-01T10:16:40Z", "2016-05-01T11:23:20Z");
    // anomalous up to 10:17:09, and quiet for a minute since
    assertThat(usual.getString("incidents[0].resolvedAt")).isEqualTo("2016-05-01T10:18:09Z");
    assertThat(usual.getList("incidents.peakSeverity")).containsExactly("INFO", "CRITICAL");
    assertThat(higher.getList("incidents.startedAt")).containsExactly("2016-05-01T11:23:20Z");
    assertThat(higher.getList("incidents.peakSeverity")).containsExactly("INFO");
    assertThat(patient.getList("incidents.startedAt")).containsExactly("2016-05-01T10:16:40Z");
    assertThat(usual.getList("bursts")).isEmpty();
    assertThat(burst.getList("bursts.hits")).isEqualTo(List.of(2));
  }

  @Test
  void minutesThatWereRolledUpSayTheSameAsTheirScores() throws Exception {
    // given: nothing is rolled up yet, so all scores are read
    Plant plant = plant("same");
    String before = ask(plant, "").prettify();

    // when
    Rollups.catchUp(rollup);

    // then
    assertThat(ask(plant, "").prettify()).isEqualTo(before);
  }

  @Test
  void thatAStreamIsSilentIsNoIncidentOfAThreshold() {
    // given: two streams of an asset, one of which falls silent
    Plant plant = Plant.unique("silent");
    double[] ratios = new double[3_600];
    Arrays.fill(ratios, 0.5);
    Arrays.fill(ratios, 1_000, 1_030, 1.3);
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), ratios));
    Topic.scores(
        IntStream.range(0, 900)
            .mapToObj(second -> plant.score("pump", START.plusSeconds(second), 0.5, null))
            .toList());
    awaitRows("score", plant, 4_500);

    // when
    JsonPath answer = ask(plant, ", \"burst\": {\"window\": \"PT2H\", \"hits\": 2}");

    // then
    assertThat(answer.getList("incidents.startedAt")).containsExactly("2016-05-01T10:16:40Z");
    assertThat(answer.getList("bursts")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | a JSON object",
        "{\"asset\": \"a\"} | 'from' is missing",
        "{\"asset\": 7, \"from\": \"2016-05-01T10:00:00Z\", \"to\": \"2016-05-01T11:00:00Z\"} | expected text",
        "{\"from\": \"2016-05-01T10:00:00Z\", \"to\": \"2016-05-01T11:00:00Z\"} | 'asset' is missing",
        "{\"asset\": \"a\", \"from\": \"2016-05-01T10:00:00Z\", \"to\": \"2016-07-01T11:00:00Z\"} | 31 days",
        "{\"asset\": \"a\", \"treshold\": 2} | did you mean 'threshold'",
        "{\"asset\": \"a\", \"from\": \"2016-05-01T10:00:00Z\", \"to\": \"2016-05-01T11:00:00Z\", \"threshold\": 0} | 0.1 to 100",
        "{\"asset\": \"a\", \"from\": \"2016-05-01T10:00:00Z\", \"to\": \"2016-05-01T11:00:00Z\", \"onDelay\": \"10s\"} | PT30S",
        "{\"asset\": \"a\", \"from\": \"2016-05-01T10:00:00Z\", \"to\": \"2016-05-01T11:00:00Z\", \"burst\": {\"window\": \"PT1M\", \"hits\": 1}} | 2 to 1000",
        "{\"asset\": \"a\", \"from\": \"2016-05-01T10:00:00Z\", \"to\": \"2016-05-01T11:00:00Z\", \"burst\": {\"window\": \"PT90S\", \"hits\": 2}} | whole minutes",
      })
  void whatCannotBeJudgedIsToldInOneSentence(String body, String says) {
    // when
    var answer = given().contentType("application/json").body(body).post("/api/v1/what-if");

    // then
    answer.then().statusCode(400).body("detail", containsString(says));
  }
}
