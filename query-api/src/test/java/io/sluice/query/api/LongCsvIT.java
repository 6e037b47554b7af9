package io.sluice.query.api;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Database.awaitRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sluice.query.scene.LowLimits;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tables with more rows than one download may have. */
@QuarkusTest
@TestProfile(LowLimits.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class LongCsvIT {

  private static final Instant START = Instant.parse("2014-11-30T22:00:00Z");

  @TestHTTPResource("/api/v1/scores.csv")
  URI scores;

  @Test
  void aTableThatIsCutOffIsNoCompleteAnswer() throws Exception {
    // given
    Plant plant = Plant.unique("long");
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), new double[1_501]));
    awaitRows("score", plant, 1_501);
    var received = new StringBuilder();

    // when
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(scores + "?asset=" + plant.asset())).build();
      var answer = client.send(request, BodyHandlers.ofInputStream());
      var reading =
          assertThatThrownBy(
              () -> {
                for (int c; (c = answer.body().read()) >= 0; ) {
                  received.append((char) c);
                }
              });

      // then
      assertThat(answer.statusCode()).isEqualTo(200);
      reading.isInstanceOf(IOException.class);
    }
    assertThat(received.toString().lines()).hasSizeLessThanOrEqualTo(1 + 1_500);
  }

  @Test
  void aTableOfAsManyRowsAsMayBeIsWhole() {
    // given
    Plant plant = Plant.unique("just-so");
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), new double[1_500]));
    awaitRows("score", plant, 1_500);

    // when
    String csv = given().get("/api/v1/scores.csv?asset=" + plant.asset()).asString();

    // then
    assertThat(csv.lines()).hasSize(1 + 1_500);
  }
}
