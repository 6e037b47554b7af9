package io.sluice.query.api;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Database.awaitRows;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig;
import io.sluice.contracts.Score;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a candidate makes of the windows that the champion judged. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class ShadowIT {

  private static final Instant START = Instant.parse("2011-06-01T00:00:00Z");
  private static final int WINDOWS = 3_600;
  private static final RestAssuredConfig DOUBLES =
      RestAssuredConfig.config()
          .jsonConfig(
              JsonConfig.jsonConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE));

  private final String profile = "shadowed-" + UUID.randomUUID();
  private final Plant plant = Plant.unique("shadowed");

  private List<Score> scores(boolean isChampion, IntPredicate judged, IntPredicate anomalous) {
    return IntStream.range(0, WINDOWS)
        .filter(judged)
        .mapToObj(
            second ->
                Plant.as(
                    profile,
                    isChampion ? Plant.BUNDLE : Plant.CANDIDATE,
                    plant.score(START.plusSeconds(second), 0.5),
                    anomalous.test(second) ? 2.5 : 0.5))
        .toList();
  }

  private static IntPredicate between(int first, int last) {
    return second -> second >= first && second < last;
  }

  @Test
  void bothAreHeldSideBySideOverTheWindowsThatBothJudged() {
    // given: both see the first anomaly, each another one alone; the one in the shadow leaves 50
    // out
    IntPredicate both = between(300, 400);
    Topic.scores(scores(true, second -> true, both.or(between(1_500, 1_580))));
    Topic.inShadow(scores(false, between(3_000, 3_050).negate(), both.or(between(2_400, 2_460))));
    awaitRows("score", plant, WINDOWS);
    awaitRows("shadow_score", plant, WINDOWS - 50);

    // when / then
    given()
        .config(DOUBLES)
        .queryParam("profile", profile)
        .get("/api/v1/shadow")
        .then()
        .statusCode(200)
        .body("scope.profile", equalTo(profile))
        .body("scope.from", equalTo(START.toString()))
        .body("scope.to", equalTo(START.plusSeconds(WINDOWS - 1).toString()))
        .body("scope.truncated", equalTo(false))
        .body("scope.skipped", equalTo(50))
        .body("windows", equalTo(WINDOWS - 50))
        .body("shadowed", equalTo(WINDOWS - 50))
        .body("streams", equalTo(1))
        .body("streamDays", closeTo(3_600 / 86_400.0, 1e-4))
        .body("agreement", closeTo(1 - 140.0 / (WINDOWS - 50), 1e-9))
        .body("onlyChampion", equalTo(80))
        .body("onlyShadow", equalTo(60))
        .body("champion.version", equalTo("1"))
        .body("champion.above", equalTo(180))
        .body("champion.incidents", equalTo(2))
        .body("champion.critical", equalTo(2))
        .body("champion.falseAlarmsADay", nullValue())
        .body("champion.latencyMedianMs", closeTo(25, 1e-9))
        .body("shadow.version", equalTo("2"))
        .body("shadow.above", equalTo(160))
        .body("shadow.incidents", equalTo(2))
        .body("shadow.right", equalTo(0))
        .body("differences", hasSize(2))
        .body("differences.raisedBy", equalTo(List.of("CHAMPION", "SHADOW")))
        .body("differences[0].startedAt", containsString("00:25"))
        .body("differences[1].startedAt", containsString("00:40"));

    // and of a shorter time
    given()
        .config(DOUBLES)
        .queryParam("profile", profile)
        .queryParam("from", START.plusSeconds(1_000).toString())
        .queryParam("to", START.plusSeconds(2_000).toString())
        .get("/api/v1/shadow")
        .then()
        .statusCode(200)
        .body("windows", equalTo(1_000))
        .body("scope.skipped", equalTo(0))
        .body("champion.incidents", equalTo(1))
        .body("shadow.incidents", equalTo(0));
  }

  @Test
  void whereNoneIsInTheShadowThereIsNothingToCompare() {
    given().queryParam("profile", profile).get("/api/v1/shadow").then().statusCode(204);
  }

  @Test
  void whatIsAskedWronglyIsSaid() {
    given()
        .get("/api/v1/shadow")
        .then()
        .statusCode(400)
        .body("detail", containsString("the profile whose bundles are compared"));
    given()
        .queryParam("profile", profile)
        .queryParam("from", START.toString())
        .queryParam("to", START.plusSeconds(86_400L * 40).toString())
        .get("/api/v1/shadow")
        .then()
        .statusCode(400);
  }
}
