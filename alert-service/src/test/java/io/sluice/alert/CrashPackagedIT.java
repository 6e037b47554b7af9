package io.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Topics;
import io.sluice.testbed.http.Answer;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.kafka.EmbeddedKafka;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged service killed without warning, and started again. */
class CrashPackagedIT {

  /** The number that publishers lock; see AlertPublisher. */
  private static final long PUBLISHER_LOCK = 0x736c756963652f61L;

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private final EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.temporary());
  private final EmbeddedDatabase postgres =
      EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary());
  private final WebhookReceiver receiver = WebhookReceiver.start(0, SECRET);
  private final List<Process> started = new ArrayList<>();

  private Process service() throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-opens",
            "java.base/java.lang=ALL-UNNAMED",
            "-Xmx128m",
            "-Dquarkus.http.port=0",
            "-Dquarkus.management.port=0",
            "-Dsluice.security.enabled=false",
            "-Dkafka.bootstrap.servers=" + kafka.bootstrapServers(),
            "-Dquarkus.datasource.jdbc.url=" + postgres.jdbcUrl(EmbeddedDatabase.DATABASE),
            "-Dquarkus.datasource.username=" + EmbeddedDatabase.USER,
            "-Dquarkus.datasource.password=" + EmbeddedDatabase.PASSWORD,
            "-Dsluice.alert.webhooks.ops.url=" + receiver.uri(),
            "-Dsluice.alert.webhooks.ops.secret=" + SECRET,
            "-Dsluice.alert.webhooks.ops.timeout=5s",
            "-Dsluice.alert.delivery.lease=6s",
            // A member that is gone is missed soon.
            "-Dmp.messaging.incoming.scores.session.timeout.ms=6000",
            "-jar",
            Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(new File("target/crash-packaged-it.log")));
    Process process = builder.start();
    started.add(process);
    return process;
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
    receiver.close();
    kafka.close();
    postgres.close();
  }

  @Test
  void aCrashBetweenCommitAndPublicationLosesAndDoublesNothing() throws Exception {
    // given: alerts are committed but cannot be published, a webhook is under way
    kafka.createTopics(Topics.ALL, 3);
    receiver.failNext(1, new Answer.Silence());
    var ratios =
        DoubleStream.concat(
                DoubleStream.generate(() -> 1.7).limit(20),
                DoubleStream.generate(() -> 0.3).limit(70))
            .toArray();
    try (var broker = new Broker(kafka.bootstrapServers());
        var other = postgres.connect()) {
      execute(other, "select pg_advisory_lock(" + PUBLISHER_LOCK + ")");
      Process first = service();
      broker.send(Scores.run("plant-1", START, ratios).subList(0, 15));
      await().atMost(Duration.ofSeconds(60)).until(() -> !receiver.received().isEmpty());

      // when
      first.destroyForcibly().waitFor();
      assertThat(broker.alerts("plant-1")).isEmpty();
      execute(other, "select pg_advisory_unlock(" + PUBLISHER_LOCK + ")");
      service();
      broker.send(Scores.run("plant-1", START, ratios).subList(15, 90));

      // then
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(broker.alerts("plant-1"))
                      .map(Alert::kind)
                      .containsExactly(AlertKind.OPENED, AlertKind.RESOLVED));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(deliveries()).hasSize(2));
      // At least once: the one under way came again, under its id, before the next.
      assertThat(receiver.received().get(0).status()).isZero();
      assertThat(receiver.received().get(1).id()).isEqualTo(receiver.received().get(0).id());
    }
  }

  private List<String> deliveries() {
    return receiver.received().stream().map(r -> r.id().orElseThrow()).distinct().toList();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
