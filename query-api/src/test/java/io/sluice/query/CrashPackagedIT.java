package io.sluice.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.Topics;
import io.sluice.query.scene.Plant;
import io.sluice.testbed.kafka.EmbeddedKafka;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import io.sluice.testbed.quarkus.BrokerEnvironment;
import io.sluice.testbed.quarkus.DatabaseEnvironment;
import io.sluice.testbed.quarkus.PackagedService;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service and its database, killed again and again while rows come in. */
class CrashPackagedIT {

  private static final int ASSETS = 20;

  /** Each costs a start of the service; {@code -Dsluice.kills=20} for a longer look. */
  private static final int ROUNDS = Integer.getInteger("sluice.kills", 2);

  private static final int SECONDS_A_ROUND = 60;
  private static final int ROWS = ASSETS * ROUNDS * SECONDS_A_ROUND;
  private static final Instant START = Instant.parse("2015-12-28T23:57:00Z");

  @TempDir Path data;

  private final EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.temporary());
  private final List<Process> started = new ArrayList<>();
  private EmbeddedDatabase postgres;
  private Connection onlooker;

  @BeforeEach
  void start() {
    kafka.createTopics(Topics.PLAIN.all(), 4);
    postgres = EmbeddedDatabase.start(settings());
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
    kafka.close();
    postgres.close();
  }

  private EmbeddedDatabase.Settings settings() {
    return EmbeddedDatabase.Settings.in(data);
  }

  private Process service() {
    Map<String, String> environment = BrokerEnvironment.of(kafka.bootstrapServers());
    environment.putAll(DatabaseEnvironment.of(postgres));
    for (String channel : List.of("READINGS", "SCORES", "ALERTS")) {
      // A member that is gone is missed soon; batches are many, and of sizes for both ways to
      // write.
      environment.put("MP_MESSAGING_INCOMING_" + channel + "_SESSION_TIMEOUT_MS", "6000");
      environment.put("MP_MESSAGING_INCOMING_" + channel + "_MAX_POLL_RECORDS", "150");
    }
    Process process =
        PackagedService.start(environment, Path.of("target", "crash-packaged-it.log"));
    started.add(process);
    return process;
  }

  @Test
  void everyRowIsThereOnceHoweverOftenServiceAndDatabaseAreKilled() throws Exception {
    // given
    long seed = System.nanoTime();
    var random = new Random(seed);
    double ratios = 0;
    for (int round = 0; round < ROUNDS; round++) {
      ratios += send(round);
      Process process = service();
      int enough = (round == 0 ? 0 : rows()) + 1 + random.nextInt(ROWS / ROUNDS);
      await()
          .atMost(Duration.ofSeconds(90))
          .ignoreExceptionsInstanceOf(SQLException.class) // the tables are yet to come
          .until(() -> rows() >= enough);

      // when
      if (round % 2 == 1) {
        postgres.kill();
        postgres = EmbeddedDatabase.start(settings().withPort(postgres.port()));
        process.waitFor(random.nextInt(3_000), TimeUnit.MILLISECONDS);
      }
      process.destroyForcibly().waitFor();
    }
    service();

    // then
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> assertThat(rows()).as("seed " + seed).isEqualTo(2 * ROWS));
    assertThat(number("select sum(ratio) from history.score")).isCloseTo(ratios, within(1e-6));
    assertThat(number("select sum((tag_values ->> 'LIT101')::float8) from history.reading"))
        .isEqualTo(levels());
    assertThat(number("select sum(rows) from history.day_count")).isEqualTo(2 * ROWS);
  }

  /** Sends a round of readings and scores; returns the sum of their ratios. */
  private double send(int round) {
    double ratios = 0;
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < SECONDS_A_ROUND; i++) {
        int second = round * SECONDS_A_ROUND + i;
        for (int asset = 0; asset < ASSETS; asset++) {
          var plant = new Plant("plant-" + asset);
          byte[] key = plant.asset().getBytes(UTF_8);
          Reading reading = plant.reading(START.plusSeconds(second), second);
          Score score = plant.score(START.plusSeconds(second), (second + asset) % 30 / 10.0);
          ratios += score.ratio();
          producer.send(
              new ProducerRecord<>(Topics.SENSOR_READINGS, key, Messages.encode(reading)));
          producer.send(new ProducerRecord<>(Topics.ANOMALY_SCORES, key, Messages.encode(score)));
        }
      }
    }
    return ratios;
  }

  private static double levels() {
    double sum = 0;
    for (int second = 0; second < ROUNDS * SECONDS_A_ROUND; second++) {
      sum += ASSETS * (500.0 + second);
    }
    return sum;
  }

  private int rows() throws SQLException {
    return (int)
        number(
            "select (select count(*) from history.reading) + (select count(*) from history.score)");
  }

  private double number(String query) throws SQLException {
    try (var statement = onlooker().createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getDouble(1);
    }
  }

  /** One connection as long as it holds: a new one costs the database more than the question. */
  private Connection onlooker() throws SQLException {
    if (onlooker == null || !onlooker.isValid(1)) {
      onlooker = postgres.connect();
    }
    return onlooker;
  }
}
