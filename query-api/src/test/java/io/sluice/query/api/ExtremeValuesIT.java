package io.sluice.query.api;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Database.awaitRows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a double can hold, a sensor out of its mind can send: it is told as it came. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class ExtremeValuesIT {

  private static final Instant START = Instant.parse("2014-11-30T22:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Plant plant = Plant.unique("extreme");

  /** The page shows a few assets only, and is tested on the same database. */
  @AfterEach
  void forget() {
    Database.execute("delete from history.stream where asset = '%s'".formatted(plant.asset()));
  }

  /** Few are inserted, many copied. */
  @ParameterizedTest
  @CsvSource({
    "1e307, 3",
    "-1e307, 3",
    "1.7976931348623157e308, 3",
    "1e-307, 3",
    "4.9e-324, 3",
    "1e307, 150",
    "1.7976931348623157e308, 150",
    "4.9e-324, 150"
  })
  void aReadingIsToldAsItCame(double value, int rows) throws Exception {
    // when
    Topic.readings(
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    new Reading(
                        plant.asset(),
                        Plant.PROFILE,
                        START.plusSeconds(i),
                        Map.of("LIT101", value),
                        null,
                        null))
            .toList());
    awaitRows("reading", plant, rows);

    // then
    assertThat(items("readings"))
        .hasSize(rows)
        .allMatch(reading -> reading.at("/values/LIT101").doubleValue() == value);
    assertThat(cells("readings", 4)).hasSize(rows).containsOnly(value);
  }

  @ParameterizedTest
  @CsvSource({"1e307, 3", "1.7976931348623157e308, 3", "1e307, 150", "1.7976931348623157e308, 150"})
  void aScoreIsToldAsItCame(double ratio, int rows) throws Exception {
    // given
    double[] ratios = IntStream.range(0, rows).mapToDouble(i -> ratio).toArray();
    List<Score> scores = plant.scores(START, Duration.ofSeconds(1), ratios);

    // when
    Topic.scores(scores);
    awaitRows("score", plant, rows);

    // then
    assertThat(items("scores"))
        .hasSize(rows)
        .allMatch(score -> score.path("ratio").doubleValue() == ratio)
        .allMatch(score -> score.at("/detectors/autoencoder/ratio").doubleValue() == ratio);
    assertThat(cells("scores", 5)).hasSize(rows).containsOnly(ratio);
    assertThat(items("assets"))
        .allMatch(asset -> asset.path("ratio").doubleValue() == ratio)
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"1e307", "1.7976931348623157e308"})
  void anIncidentIsToldAsItCame(double ratio) throws Exception {
    // when
    Topic.alerts(List.of(plant.alert(AlertKind.OPENED, START, START, ratio)));
    awaitRows("incident", plant, 1);

    // then
    for (String list : List.of("alerts", "incidents")) {
      assertThat(items(list))
          .hasSize(1)
          .allMatch(one -> one.path("peakRatio").doubleValue() == ratio);
    }
  }

  private List<JsonNode> items(String list) throws Exception {
    String path = "/api/v1/" + list + "?limit=1000&asset=" + plant.asset();
    JsonNode page = JSON.readTree(given().get(path).then().statusCode(200).extract().asString());
    return IntStream.range(0, page.path("items").size()).mapToObj(page.path("items")::get).toList();
  }

  private List<Double> cells(String list, int column) {
    String csv = given().get("/api/v1/" + list + ".csv?asset=" + plant.asset()).asString();
    return csv.lines().skip(1).map(line -> Double.valueOf(line.split(",")[column])).toList();
  }
}
