package io.sluice.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Topics;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Commands meet the scores of their asset in topics with as many partitions alone. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(UnequalTopicsIT.TopicsOfItsOwn.class)
class UnequalTopicsIT {

  private static final String PREFIX = "unequal-";
  private static final String SCORES = PREFIX + Topics.ANOMALY_SCORES;
  private static final String COMMANDS = PREFIX + Topics.INCIDENT_COMMANDS;
  private static final int PARTITIONS = 1;

  /** Nobody else could live with what is done to them. */
  public static final class TopicsOfItsOwn implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
      String servers = new KafkaResource().start().get("kafka.bootstrap.servers");
      try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
        done(
            admin
                .createTopics(
                    Stream.of(
                            Topics.ANOMALY_SCORES,
                            Topics.ANOMALY_SCORES_DLQ,
                            Topics.INCIDENT_COMMANDS,
                            Topics.INCIDENT_COMMANDS_DLQ,
                            Topics.ALERTS)
                        .map(topic -> new NewTopic(PREFIX + topic, PARTITIONS, (short) 1))
                        .toList())
                .all());
      }
      return Map.of(
          "sluice.kafka.prefix",
          PREFIX,
          "mp.messaging.incoming.scores.metadata.max.age.ms",
          "500",
          "sluice.alert.intake.max-backoff",
          "500ms");
    }

    @Override
    public void stop() {}
  }

  private final String servers;

  UnequalTopicsIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.servers = servers;
  }

  private static void done(KafkaFuture<?> request) {
    try {
      request.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitReadiness(int status, String why) {
    await()
        .atMost(Duration.ofSeconds(45))
        .untilAsserted(
            () ->
                given()
                    .get(Management.url("/q/health/ready"))
                    .then()
                    .statusCode(status)
                    .body(containsString(why)));
  }

  private void grow(String topic) {
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
      done(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(PARTITIONS + 1))).all());
    }
  }

  @Test
  void aTopicThatGrowsAloneIsSeenAndSaidUntilTheOtherHasGrown() {
    // given
    awaitReadiness(200, "UP");

    // when
    grow(COMMANDS);

    // then
    awaitReadiness(
        503,
        "topic %s has 2 partitions, expected as many as %s, which has 1"
            .formatted(COMMANDS, SCORES));

    // when
    grow(SCORES);

    // then: a command meets its incident on the new partition
    awaitReadiness(200, "UP");
    String asset = onTheNewPartition();
    try (var broker = new Broker(servers)) {
      Scores.episode(asset, Instant.parse("2015-12-28T10:00:00Z"), 1.7)
          .subList(0, 25)
          .forEach(score -> broker.send(SCORES, asset, Messages.encode(score)));
      broker.flush();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> assertThat(broker.records(PREFIX + Topics.ALERTS, asset)).hasSize(1));
      UUID incident =
          Broker.alert(broker.records(PREFIX + Topics.ALERTS, asset).getFirst()).incident();
      acknowledge(incident).statusCode(200).body("incident.acknowledgedBy", equalTo("anybody"));
    }
  }

  private static ValidatableResponse acknowledge(UUID incident) {
    return given()
        .contentType("application/json")
        .post("/api/v1/incidents/" + incident + "/acknowledge")
        .then();
  }

  private static String onTheNewPartition() {
    String name = "plant-" + UUID.randomUUID();
    while (partition(name) != PARTITIONS) {
      name += "x";
    }
    return name;
  }

  /** As producers choose it. */
  private static int partition(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % (PARTITIONS + 1);
  }
}
