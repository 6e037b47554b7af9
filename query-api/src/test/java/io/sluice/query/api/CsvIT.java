package io.sluice.query.api;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Api.get;
import static io.sluice.query.scene.Database.awaitRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The history as tables to download. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class CsvIT {

  @TestHTTPResource("/api/v1")
  URI api;

  private static final Instant START = Instant.parse("2014-11-30T22:00:00Z");

  @Test
  void csvSaysWhatJsonSays() {
    // given
    Plant plant = Plant.unique("csv");
    double[] ratios = new Random(9).doubles(2_300, 0, 3).toArray();
    Topic.scores(plant.scores(START, Duration.ofMinutes(1), ratios));
    awaitRows("score", plant, 2_300);
    JsonPath json = get("/api/v1/scores?limit=1000&severity=WARNING&asset=" + plant.asset());

    // when
    List<String> lines =
        given()
            .get("/api/v1/scores.csv?severity=WARNING&asset=" + plant.asset())
            .then()
            .statusCode(200)
            .header("Content-Type", containsString("text/csv"))
            .header("Content-Disposition", containsString("scores.csv"))
            .extract()
            .asString()
            .lines()
            .toList();

    // then
    assertThat(lines.get(0))
        .startsWith("windowEnd,windowStart,asset,stream,profile,ratio,severity");
    assertThat(lines).hasSize(1 + (int) Arrays.stream(ratios).filter(r -> r >= 1.5).count());
    List<String> times = json.getList("items.windowEnd");
    List<Float> jsonRatios = json.getList("items.ratio");
    for (int i = 0; i < times.size(); i++) {
      String[] cells = lines.get(i + 1).split(",");
      assertThat(cells[0]).isEqualTo(times.get(i));
      assertThat(Float.parseFloat(cells[5])).isEqualTo(jsonRatios.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scores.csv",
        "readings.csv?asset=none",
        "alerts.csv",
        "incidents.csv",
        "assets.csv"
      })
  void tablesAreCompressedForWhoeverTakesThat(String table) throws Exception {
    // when
    HttpResponse<byte[]> plain = download(table, "identity");
    HttpResponse<byte[]> compressed = download(table, "gzip");

    // then
    assertThat(plain.headers().map()).doesNotContainKey("content-encoding");
    assertThat(compressed.headers().allValues("content-encoding")).containsExactly("gzip");
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
      assertThat(unpacked.readAllBytes()).isNotEmpty().isEqualTo(plain.body());
    }
  }

  private HttpResponse<byte[]> download(String table, String encoding) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(api + "/" + table))
              .header("Accept-Encoding", encoding)
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  @Test
  void readingsOfOneAssetAreAWideTable() {
    // given
    Plant plant = Plant.unique("wide");
    Topic.readings(plant.readings(START, Duration.ofSeconds(1), 3));
    awaitRows("reading", plant, 3);

    // when
    String csv = given().get("/api/v1/readings.csv?asset=" + plant.asset()).asString();

    // then
    assertThat(csv)
        .isEqualTo(
            """
            time,asset,stream,label,FIT101,LIT101,MV101,otherTags,tagQuality
            2014-11-30T22:00:02Z,%1$s,swat,,2.5,502.0,,,
            2014-11-30T22:00:01Z,%1$s,swat,,2.5,501.0,,,
            2014-11-30T22:00:00Z,%1$s,swat,,2.5,500.0,,,
            """
                .formatted(plant.asset()));
  }
}
