package io.sluice.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.AlertKind;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is said of a command whose effect does not come while somebody waits for it. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SilentAssetsIT.BriefSilence.class)
class LateAnswerIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private final String servers;
  private final DataSource database;
  private final String asset = "plant-" + UUID.randomUUID();

  LateAnswerIT(
      @ConfigProperty(name = "kafka.bootstrap.servers") String servers, DataSource database) {
    this.servers = servers;
    this.database = database;
  }

  private static ValidatableResponse comment(UUID incident, UUID key) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body("{\"text\":\"a valve sticks\"}")
        .post("/api/v1/incidents/" + incident + "/comments")
        .then();
  }

  @Test
  void aCommandThatWaitsIsUnderWayAndDoneOnceLater() throws SQLException {
    try (var broker = new Broker(servers)) {
      // given: what comes of it cannot be stored
      broker.send(Scores.episode(asset, START, 1.7).subList(0, 25));
      await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(1));
      UUID incident = broker.alerts(asset).getFirst().incident();
      UUID key = UUID.randomUUID();
      try (var connection = database.getConnection();
          var statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("lock table alerting.alert in share mode");

        // when / then
        comment(incident, key)
            .statusCode(202)
            .header("Retry-After", "5")
            .body("command", equalTo(key.toString()))
            .body("status", equalTo("UNDER_WAY"))
            .body("why", startsWith("it is on the log and will be done, but not within PT0.5S"))
            .body("incident", nullValue());
        connection.rollback();
      }

      // when: it is asked for again, twice on the log now
      await().untilAsserted(() -> comment(incident, key).statusCode(200));

      // then
      comment(incident, key)
          .body("status", equalTo("DONE"))
          .body("incident.id", equalTo(incident.toString()));
      await()
          .untilAsserted(
              () ->
                  assertThat(broker.alerts(asset))
                      .filteredOn(alert -> alert.kind() == AlertKind.COMMENTED)
                      .singleElement()
                      .satisfies(alert -> assertThat(alert.command().id()).isEqualTo(key)));
    }
  }
}
