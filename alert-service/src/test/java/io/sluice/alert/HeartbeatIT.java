package io.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** Somebody hears every second that all is well, and nothing while it is not. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = HeartbeatIT.Receiver.class, restrictToAnnotatedClass = true)
class HeartbeatIT {

  private final DataSource database;
  private WebhookReceiver receiver;

  HeartbeatIT(DataSource database) {
    this.database = database;
  }

  /** A service that alarms when it hears nothing; its address is in a file. */
  public static class Receiver implements QuarkusTestResourceLifecycleManager {

    private WebhookReceiver receiver;

    @Override
    public Map<String, String> start() {
      receiver = WebhookReceiver.start();
      var file =
          AlertingFiles.of(
              """
              receivers: {log: {kind: log}}
              heartbeat: {url-file: '%s', every: 1s, allow-private: true}
              """
                  .formatted(AlertingFiles.secret(receiver.uri().toString())));
      return Map.of("sluice.alert.file", file.toString(), "sluice.alert.canary.enabled", "false");
    }

    @Override
    public void inject(TestInjector injector) {
      injector.injectIntoFields(receiver, new TestInjector.MatchesType(WebhookReceiver.class));
    }

    @Override
    public void stop() {
      receiver.close();
    }
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60));
  }

  @Test
  void beatsWhileAllIsWellAlone() throws SQLException {
    // given
    patiently().until(() -> receiver.received().size() >= 2);
    assertThat(receiver.received().getFirst().body()).isEqualTo("alive");

    // when: deliveries can no longer be begun
    execute("alter table alerting.delivery rename to away");
    try {
      patiently().until(() -> withheld() >= 2);
      int before = receiver.received().size();
      double then = withheld();
      patiently().until(() -> withheld() >= then + 2);

      // then
      assertThat(receiver.received()).hasSize(before);
    } finally {
      execute("alter table alerting.away rename to delivery");
    }
    int before = receiver.received().size();
    patiently().until(() -> receiver.received().size() > before);
  }

  private static double withheld() {
    return RestAssured.get(Management.url("/q/metrics"))
        .asString()
        .lines()
        .filter(line -> line.startsWith("sluice_alert_heartbeats_total"))
        .filter(line -> line.contains("withheld"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
