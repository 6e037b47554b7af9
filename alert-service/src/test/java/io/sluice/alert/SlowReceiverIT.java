package io.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Score;
import io.sluice.testbed.http.Answer;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A receiver that takes all requests and answers none, beside one that answers. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = SlowReceiverIT.Receivers.class, restrictToAnnotatedClass = true)
class SlowReceiverIT {

  private static final int ASSETS = 100;
  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private final String servers;
  private final DataSource database;
  private final String prefix = "plant-" + UUID.randomUUID();
  private Receivers receivers;

  SlowReceiverIT(
      @ConfigProperty(name = "kafka.bootstrap.servers") String servers, DataSource database) {
    this.servers = servers;
    this.database = database;
  }

  /** One that hangs for longer than the test takes, one that does not. */
  public static class Receivers implements QuarkusTestResourceLifecycleManager {

    private WebhookReceiver slow;
    private WebhookReceiver fast;

    @Override
    public Map<String, String> start() {
      slow = WebhookReceiver.start();
      slow.answer(new Answer.Silence());
      fast = WebhookReceiver.start();
      Path secret = AlertingFiles.secret(ReceiverResource.SECRET);
      var file =
          AlertingFiles.of(
              """
              receivers:
                slow: {kind: webhook, url: '%s', secret-file: '%s', allow-private: true, timeout: 100s}
                fast: {kind: webhook, url: '%s', secret-file: '%s', allow-private: true}
              """
                  .formatted(slow.uri(), secret, fast.uri(), secret));
      return Map.of(
          "sluice.alert.file", file.toString(),
          "sluice.alert.canary.enabled", "false",
          "sluice.alert.delivery.lease", "10m");
    }

    @Override
    public void inject(TestInjector injector) {
      injector.injectIntoFields(this, new TestInjector.MatchesType(Receivers.class));
    }

    @Override
    public void stop() {
      slow.close();
      fast.close();
    }
  }

  private long delivered(String channel) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                """
                select count(*) from alerting.delivery
                where asset like ? and channel = ? and status = 'DELIVERED'
                """)) {
      select.setString(1, prefix + "%");
      select.setString(2, channel);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Test
  void aReceiverThatHangsDelaysNoOther() throws SQLException {
    // given: all that the slow one may have under way at once hangs
    var scores = new ArrayList<Score>();
    for (int i = 0; i < ASSETS; i++) {
      scores.addAll(Scores.episode(prefix + "-" + i, START, 1.7));
    }

    // when
    try (var broker = new Broker(servers)) {
      broker.send(scores);
    }

    // then: the other one hears all, openings and ends, before the first answer could be given up
    await().atMost(Duration.ofSeconds(90)).until(() -> delivered("fast") == 2 * ASSETS);
    assertThat(delivered("slow")).isZero();
    assertThat(receivers.slow.received()).isNotEmpty();
    assertThat(receivers.fast.received()).hasSize(2 * ASSETS);
  }
}
