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
import io.sluice.scoring.plant.SmallPlant;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
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
    given()
        .get(Management.url("/q/health/ready"))
        .then()
        .body("checks.find { it.name == 'kafka' }.data.'worker-0'", containsString("serving 3 "));
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
