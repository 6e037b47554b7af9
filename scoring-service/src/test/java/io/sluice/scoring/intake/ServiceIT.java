package io.sluice.scoring.intake;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Score;
import io.sluice.contracts.Topics;
import io.sluice.scoring.plant.BundleResource;
import io.sluice.scoring.plant.SmallFlows;
import io.sluice.scoring.plant.SmallPlant;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.TracingResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The service as it is wired: from the topic of readings to the topic of scores. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(BundleResource.class)
@WithTestResource(TracingResource.class)
class ServiceIT {

  private final String servers;

  ServiceIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.servers = servers;
  }

  @Test
  void readings_become_scores() throws Exception {
    // given
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> given().get(Management.url("/q/health/ready")).statusCode() == 200);

    // when
    try (var producer =
        new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int second = 0; second < 20; second++) {
        var reading = SmallPlant.reading(4, second);
        producer.send(
            new ProducerRecord<>(
                Topics.SENSOR_READINGS, reading.asset().getBytes(UTF_8), Messages.encode(reading)));
      }
    }

    // then
    List<Score> scores = scoresOf(SmallPlant.asset(4), 20 - SmallPlant.WINDOW + 1);
    assertThat(scores.getLast().windowEnd()).isEqualTo(SmallPlant.START.plusSeconds(19));
    given()
        .get(Management.url("/q/metrics"))
        .then()
        .body(containsString("sluice_scoring_transaction_seconds_count"))
        .body(containsString("sluice_scoring_bundles{profile="));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                given()
                    .get(Management.url("/q/metrics"))
                    .then()
                    .body(containsString("sluice_consumer_lag{group=\"sluice-scoring\"")));
    given()
        .get(Management.url("/q/health/ready"))
        .then()
        .body("checks.find { it.name == 'kafka' }.data.'worker-0'", containsString("serving 3 "));
  }

  @Test
  void records_of_one_instant_are_judged_one_by_one_and_known_by_their_id() throws Exception {
    // given: the third is the second again, the fourth is older, the fifth of a text never seen
    String[] flows = {
      flow("10:00:05", "a", "tcp", 1000),
      flow("10:00:05", "b", "tcp", 1100),
      flow("10:00:05", "b", "tcp", 1100),
      flow("10:00:01", "c", "udp", 75),
      flow("10:00:05", "d", "gre", 75),
      flow("10:00:05", null, "tcp", 1000),
      flow("10:00:05", null, "tcp", 1000)
    };

    // when
    try (var producer =
        new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (String flow : flows) {
        producer.send(
            new ProducerRecord<>(
                Topics.SENSOR_READINGS, "net-1".getBytes(UTF_8), flow.getBytes(UTF_8)));
      }
    }

    // then
    List<Score> scores = scoresOf("net-1", flows.length);
    assertThat(scores).hasSize(flows.length).allMatch(score -> score.first() == null);
    assertThat(scores).allMatch(score -> score.windowStart().equals(score.windowEnd()));
    assertThat(scores.get(3).windowEnd()).isEqualTo(SmallFlows.START.plusSeconds(1));
    assertThat(scores.get(2).id()).isEqualTo(scores.get(1).id());
    assertThat(scores.stream().map(Score::id).distinct()).hasSize(flows.length - 1);
    assertThat(scores.get(4).ratio()).isGreaterThan(1);
    assertThat(scores.get(4).contributors())
        .anyMatch(c -> "is none of the 2 texts that training knows".equals(c.reason()));
    assertThat(scores).filteredOn(score -> score.ratio() >= 1).hasSize(1);
    given()
        .get(Management.url("/q/metrics"))
        .then()
        .body(containsString("sluice_scoring_texts_unseen_total 1.0"));
  }

  private static String flow(String time, String id, String proto, int bytes) {
    return """
        {"asset":"net-1","profile":"flows","time":"2015-12-28T%sZ",%s"values":{"proto":"%s","bytes":%d}}
        """
        .formatted(time, id == null ? "" : "\"id\":\"" + id + "\",", proto, bytes);
  }

  private Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
  }

  private List<Score> scoresOf(String asset, int count) throws Exception {
    var scores = new ArrayList<Score>();
    try (var consumer =
        new KafkaConsumer<>(kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(Topics.ANOMALY_SCORES).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                  Score score = Messages.decode(record.value(), Score.class);
                  if (score.asset().equals(asset)) {
                    scores.add(score);
                  }
                }
                return scores.size() >= count;
              });
    }
    return scores;
  }
}
