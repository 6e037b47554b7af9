package io.sluice.query.live;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sluice.contracts.AlertKind;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.LowLimits;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LowLimits.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class LiveIT {

  private static final Instant START = Instant.parse("2016-02-01T10:00:00Z");

  @TestHTTPResource("/api/v1/live")
  URI live;

  @Test
  void incidentsAndThinnedScoresArriveAsTheyHappen() {
    // given
    Plant plant = Plant.unique("live");
    var client = HttpClient.newHttpClient();
    try {
      var lines = listen(client);
      await().until(() -> lines.contains("event:heartbeat"));
      double[] ratios = IntStream.range(0, 500).mapToDouble(i -> i == 250 ? 4.5 : 0.25).toArray();

      // when
      Topic.scores(plant.scores(START, Duration.ofSeconds(1), ratios));
      Topic.alerts(List.of(plant.alert(AlertKind.OPENED, START, START.plusSeconds(250), 4.5)));

      // then
      await().until(() -> lines.contains("event:incident") && lines.contains("event:alert"));
      await()
          .until(
              () ->
                  data(lines, plant)
                      .anyMatch(line -> line.contains("\"time\":\"2016-02-01T10:08:19Z\"")));
      assertThat(data(lines, plant).filter(line -> line.contains("peakRatio\":4.5"))).isNotEmpty();
      assertThat(data(lines, plant)).hasSizeLessThan(50);
      long open =
          Database.number("select count(*) from history.incident where resolved_at is null");
      assertThat(lines)
          .anyMatch(
              line ->
                  line.contains("\"asset\":\"" + plant.asset())
                      && line.contains("\"status\":\"OPEN\"")
                      && line.contains("\"openIncidents\":" + open + "}"));
    } finally {
      client.shutdownNow();
    }
  }

  @Test
  void moreConnectionsThanAllowedAreRefused() {
    // given
    var client = HttpClient.newHttpClient();
    try {
      var first = listen(client);
      var second = listen(client);
      await().until(() -> !first.isEmpty() && !second.isEmpty());

      // when
      var answer = given().get("/api/v1/live").then();

      // then
      answer
          .statusCode(503)
          .header("Retry-After", "5")
          .body("detail", containsString("already 2 live connections"));
    } finally {
      client.shutdownNow();
    }
    await()
        .untilAsserted(
            () ->
                given()
                    .get(Management.url("/q/metrics"))
                    .then()
                    .body(containsString("sluice_query_live_subscribers 0.0")));
  }

  private List<String> listen(HttpClient client) {
    var lines = new CopyOnWriteArrayList<String>();
    client
        .sendAsync(HttpRequest.newBuilder(live).build(), HttpResponse.BodyHandlers.ofLines())
        .thenAcceptAsync(answer -> answer.body().forEach(lines::add))
        .exceptionally(ended -> null);
    return lines;
  }

  private static Stream<String> data(List<String> lines, Plant plant) {
    return lines.stream().filter(line -> line.startsWith("data:[") && line.contains(plant.asset()));
  }
}
