package io.sluice.query.history;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Await.await;
import static io.sluice.query.scene.Database.awaitRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;

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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** More people than the database can answer. */
@QuarkusTest
@TestProfile(LowLimits.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class CrowdIT {

  private static final Instant START = Instant.parse("2014-11-30T22:00:00Z");
  private static final int CLIENTS = 50;

  @TestHTTPResource("/api/v1/scores?limit=1000")
  URI scores;

  @Test
  void slowQuestionsHoldUpNeitherTheProjectionNorReadiness() {
    // given
    Plant plant = Plant.unique("crowded");
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), 0.5));
    awaitRows("score", plant, 1);
    await().until(() -> given().get(Management.url("/q/health/ready")).statusCode() == 200);
    HttpClient client = HttpClient.newHttpClient();

    Database.whileTableLocked(
        "history.score",
        () -> {
          // when
          List<CompletableFuture<HttpResponse<String>>> asked =
              Stream.generate(() -> ask(client)).limit(CLIENTS).toList();

          // then: what comes is written, and nobody restarts the service
          await().until(() -> waitingForTheLock() == 5);
          given()
              .get(Management.url("/q/health/ready"))
              .then()
              .statusCode(200)
              .time(lessThan(3_000L));
          Topic.readings(plant.readings(START, Duration.ofSeconds(1), 20));
          Topic.alerts(List.of(plant.alert(AlertKind.OPENED, START, START, 2.5)));
          awaitRows("reading", plant, 20);
          awaitRows("incident", plant, 1);
          assertThat(waitingForTheLock()).as("slow questions still going on").isPositive();

          var answers = asked.stream().map(CompletableFuture::join).toList();
          assertThat(answers)
              .allSatisfy(
                  answer -> {
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
                  });
          assertThat(answers)
              .filteredOn(answer -> answer.body().contains("already 32 questions waiting"))
              .hasSize(CLIENTS - 5 - 32);
          assertThat(answers)
              .filteredOn(answer -> answer.body().contains("did not answer within PT6S"))
              .hasSize(5 + 32);
          await().until(() -> waitingForTheLock() == 0);
        });

    // and: all is as before
    given()
        .get(scores + "&asset=" + plant.asset())
        .then()
        .statusCode(200)
        .body(containsString(plant.asset()));
    given()
        .get(Management.url("/q/metrics"))
        .then()
        .body(containsString("sluice_query_reads_refused_total 13.0"));
  }

  private static long waitingForTheLock() {
    return Database.number(
        "select count(*) from pg_stat_activity"
            + " where wait_event_type = 'Lock' and query like '%from history.score %'");
  }

  private CompletableFuture<HttpResponse<String>> ask(HttpClient client) {
    return client.sendAsync(
        HttpRequest.newBuilder(scores).build(), HttpResponse.BodyHandlers.ofString());
  }
}
