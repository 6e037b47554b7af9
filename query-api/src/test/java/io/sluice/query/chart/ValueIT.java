package io.sluice.query.chart;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Api.get;
import static io.sluice.query.scene.Database.awaitRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.query.rollup.Rollup;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Rollups;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often tags had which values, from rows and from what was counted before. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class ValueIT {

  private static final Instant START = Instant.parse("2016-04-01T10:00:00Z");

  private final Rollup rollup;

  ValueIT(Rollup rollup) {
    this.rollup = rollup;
  }

  /**
   * Records of three protocols, every tenth of them anomalous; a scale and a state that goes with
   * it.
   *
   * @param interval between two
   */
  private Plant records(String name, int count, Duration interval) throws Exception {
    Plant plant = Plant.unique(name);
    var readings = new ArrayList<Reading>(count);
    var scores = new ArrayList<Score>();
    for (int i = 0; i < count; i++) {
      Instant at = START.plus(interval.multipliedBy(i));
      readings.add(
          new Reading(
              plant.asset(),
              "flows",
              "flows",
              at,
              Map.of("bytes", i * 1.5, "state", (double) (i % 4), "double", i * 3.0 + 7),
              Map.of("proto", i % 10 == 0 ? "icmp" : i % 2 == 0 ? "udp" : "tcp"),
              Map.of(),
              "r" + i,
              null));
      if (i % 10 == 0) {
        scores.add(plant.score("flows", at, 1.5, null));
      }
    }
    Topic.readings(readings);
    Topic.scores(scores);
    awaitRows("reading", plant, count);
    awaitRows("score", plant, scores.size());
    Rollups.catchUp(rollup);
    return plant;
  }

  /** Few, that are read; more than are read, in minutes and in hours. */
  @ParameterizedTest
  @CsvSource({"1000, PT1S", "45000, PT0.5S", "45000, PT40S"})
  void whatWasCountedIsTheSameWhereverItComesFrom(int count, Duration interval) throws Exception {
    // given
    Plant plant = records("counted", count, interval);
    String of =
        "asset=%s&from=%s&to=%s"
            .formatted(plant.asset(), START, START.plus(interval.multipliedBy(count)));

    // when
    JsonPath distribution = get("/api/v1/distribution?tag=proto&buckets=24&" + of);
    JsonPath top = get("/api/v1/top?tag=proto&k=1&only=anomalous&" + of);
    JsonPath heat = get("/api/v1/heatmap?tag=state&buckets=24&" + of);

    // then
    assertThat(distribution.getList("values")).containsExactly("tcp", "udp", "icmp");
    assertThat(distribution.getBoolean("sample")).isFalse();
    assertThat(sum(distribution, "normal")).containsExactly(count / 2, count * 4 / 10, 0);
    assertThat(sum(distribution, "anomalous")).containsExactly(0, 0, count / 10);
    assertThat(top.getInt("total")).isEqualTo(count / 10);
    assertThat(top.getList("values.value")).containsExactly("icmp");
    assertThat(heat.getList("bins")).containsExactly("0", "1", "2", "3");
    List<List<Integer>> cells = heat.getList("cells");
    assertThat(cells.stream().mapToInt(cell -> cell.get(2)).sum()).isEqualTo(count);
    assertThat(cells.stream().mapToInt(cell -> cell.get(3)).sum()).isEqualTo(count / 10);
    assertThat(cells.stream().filter(cell -> cell.get(1) == 1).mapToInt(cell -> cell.get(3)).sum())
        .isZero();
  }

  private static List<Integer> sum(JsonPath distribution, String which) {
    List<List<Integer>> buckets = distribution.getList("buckets." + which);
    var sums = new ArrayList<Integer>();
    for (int i = 0; i < 3; i++) {
      int value = i;
      sums.add(buckets.stream().mapToInt(bucket -> bucket.get(value)).sum());
    }
    return sums;
  }

  /** Few, that are all read, and so many that a sample is. */
  @ParameterizedTest
  @CsvSource({"1000, false", "45000, true"})
  void onlyReadingsWhoseOtherTagsAreWantedCount(int count, boolean isSample) throws Exception {
    // given
    Plant plant = records("narrowed", count, Duration.ofSeconds(1));
    String of =
        "asset=%s&from=%s&to=%s&tag.proto=udp"
            .formatted(plant.asset(), START, START.plusSeconds(count));

    // when
    JsonPath top = get("/api/v1/top?tag=state&tag.state=2.0&" + of);
    JsonPath distribution = get("/api/v1/distribution?tag=state&buckets=1&" + of);
    JsonPath heat = get("/api/v1/heatmap?tag=proto&buckets=1&" + of);
    JsonPath statistics = get("/api/v1/statistics?tag=state&" + of);
    JsonPath none = get("/api/v1/top?tag=state&tag.state=1.0&" + of);

    // then: udp are even, and not every tenth
    assertThat(top.getList("values.value")).containsExactly("2");
    assertThat(distribution.getList("values")).containsExactly("0", "2");
    assertThat(distribution.getBoolean("sample")).isEqualTo(isSample);
    assertThat(heat.getList("bins")).containsExactly("udp");
    assertThat(statistics.getDouble("min")).isZero();
    assertThat(statistics.getDouble("max")).isEqualTo(2);
    assertThat(statistics.getBoolean("sample")).isEqualTo(isSample);
    assertThat(none.getInt("total")).isZero();
    if (!isSample) {
      assertThat(top.getInt("total")).isEqualTo(count / 5);
      assertThat(statistics.getLong("count")).isEqualTo(count * 4L / 10);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 45_000})
  void numbersComeToTheirStatistics(int count) throws Exception {
    // given: 0, 1.5, 3, ...
    Plant plant = records("statistics", count, Duration.ofSeconds(1));
    String of = "asset=%s&from=%s&to=%s".formatted(plant.asset(), START, START.plusSeconds(count));

    // when
    JsonPath found = get("/api/v1/statistics?tag=bytes&with=double&" + of);
    JsonPath histogram = get("/api/v1/distribution?tag=bytes&buckets=1&" + of);

    // then
    double most = (count - 1) * 1.5;
    assertThat(found.getInt("count")).isEqualTo(count);
    assertThat(found.getDouble("min")).isZero();
    assertThat(found.getDouble("max")).isEqualTo(most);
    assertThat(found.getDouble("mean")).isCloseTo(most / 2, within(0.01));
    assertThat(found.getDouble("stddev"))
        .isCloseTo(1.5 * Math.sqrt((Math.pow(count, 2) - 1) / 12), within(0.1));
    assertThat(found.getBoolean("sample")).isEqualTo(count > 10_000);
    assertThat(found.getDouble("quantiles.'0.5'")).isCloseTo(most / 2, within(most / 50));
    assertThat(found.getDouble("correlation.r")).isCloseTo(1, within(1e-9));
    assertThat(histogram.getList("values")).hasSize(20);
    assertThat(histogram.getBoolean("sample")).isEqualTo(count > 10_000);
  }

  @Test
  void tagsAreToldByHowFarTheyDeviated() throws Exception {
    // given
    Plant plant = Plant.unique("deviating");
    Topic.scores(plant.scores(START, Duration.ofSeconds(30), 0.5, 1.5, 3.0, 0.2));
    awaitRows("score", plant, 4);
    Rollups.catchUp(rollup);

    // when
    JsonPath heat = get("/api/v1/heatmap?of=deviation&asset=" + plant.asset());

    // then
    assertThat(heat.getList("bins")).containsExactly("LIT101", "FIT101", "P101");
    assertThat(heat.getList("times"))
        .containsExactly("2016-04-01T10:00:00Z", "2016-04-01T10:01:00Z");
    assertThat(heat.getDouble("cells[3][2]")).isCloseTo(0.72 * 3, within(1e-6));
  }

  @Test
  void listsAreNarrowedByTags() throws Exception {
    // given
    Plant plant = records("narrowed", 40, Duration.ofSeconds(1));
    String of = "asset=" + plant.asset() + "&limit=3&tag.proto=";

    // when
    JsonPath readings = get("/api/v1/readings?tag.state=1.0&" + of + "tcp");
    JsonPath scores = get("/api/v1/scores?" + of + "icmp");
    JsonPath noScores = get("/api/v1/scores?" + of + "tcp");

    // then
    assertThat(readings.getList("items.id")).containsExactly("r37", "r33", "r29");
    assertThat(get(readings.getString("next")).getList("items.id"))
        .containsExactly("r25", "r21", "r17");
    assertThat(scores.getList("items")).hasSize(3);
    assertThat(noScores.getList("items")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "distribution?asset=nobody | 'tag' is missing",
        "top?asset=nobody&tag=a&k=101 | 1 to 100",
        "top?asset=nobody&tag=a&only=normal | ANOMALOUS",
        "heatmap?asset=nobody | of=deviation",
        "heatmap?asset=nobody&of=deviation&tag=a | no tag beside it",
        "heatmap?asset=nobody&tag=a&buckets=501 | 1 to 500",
        "statistics?asset=nobody&tag=a | /api/v1/assets",
        "heatmap?asset=nobody&of=deviation&tag.proto=tcp | no tag.* beside it",
        "top?asset=a&tag=x&tag.a=1&tag.b=1&tag.c=1&tag.d=1&tag.e=1&tag.f=1 | at most 5",
        "readings?tag.proto=tcp | asset",
        "scores?tag.=tcp | no parameters but",
        "readings?asset=a&tag.a=1&tag.b=1&tag.c=1&tag.d=1&tag.e=1&tag.f=1 | at most 5",
      })
  void whatCannotBeToldIsSaidInOneSentence(String path, String says) {
    // when
    var answer = given().get("/api/v1/" + path);

    // then
    answer.then().statusCode(400).body("detail", containsString(says));
  }
}
