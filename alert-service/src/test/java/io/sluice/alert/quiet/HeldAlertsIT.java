package io.sluice.alert.quiet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.alert.Fleet;
import io.sluice.alert.ReceiverResource;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.routing.NewDeliveries;
import io.sluice.alert.store.Database;
import io.sluice.alert.store.NewAlerts;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.TracingResource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Three replicas over one database tell of what is no longer quiet, each of it once. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ReceiverResource.class)
@WithTestResource(TracingResource.class)
class HeldAlertsIT {

  private static final int ASSETS = 60;
  private static final String TOLD_LATE = "sluice_alert_quiet_told_late_total";

  private final Fleet fleet;
  private final List<HeldAlerts> others;
  private WebhookReceiver receiver;

  HeldAlertsIT(
      @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
      DataSource source,
      Database database,
      QuietStore store,
      StillQuiet stillQuiet,
      NewDeliveries deliveries,
      NewAlerts newAlerts,
      AlertMetrics metrics,
      Clock clock) {
    this.fleet = new Fleet(servers, source, "held", ASSETS);
    this.others =
        Stream.generate(
                () ->
                    new HeldAlerts(
                        database, store, stillQuiet, deliveries, newAlerts, metrics, clock))
            .limit(2)
            .toList();
  }

  @Test
  void whatWasQuietIsToldOnceHoweverManyLook() throws SQLException {
    // given: all are open, and quiet
    String silence =
        given()
            .contentType("application/json")
            .body(
                """
                {"matchers": [{"name": "asset", "value": "%s*"}], "to": "%s", "reason": "a test"}
                """
                    .formatted(fleet.prefix(), Instant.now().plus(Duration.ofHours(1))))
            .post("/api/v1/silences")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    fleet.open();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> fleet.number("select count(*) from alerting.held where asset like ?") == ASSETS);
    double before = Fleet.counted(TOLD_LATE);
    others.forEach(one -> one.start(new StartupEvent()));

    // when
    try {
      given().delete("/api/v1/silences/" + silence).then().statusCode(204);

      // then: each once by each receiver, the log and the webhook
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  fleet.number(
                          """
                          select count(*) from alerting.delivery
                          where asset like ? and status = 'DELIVERED'
                          """)
                      == 2 * ASSETS);
    } finally {
      others.forEach(one -> one.stop(new ShutdownEvent()));
    }
    assertThat(fleet.number("select count(*) from alerting.held where asset like ?")).isZero();
    assertThat(fleet.number("select count(*) from alerting.delivery where asset like ?"))
        .isEqualTo(2 * ASSETS);
    assertThat(Fleet.counted(TOLD_LATE) - before).isEqualTo(ASSETS);
    // who did not hear the answer in time asks again, under the same id
    assertThat(
            receiver.received().stream()
                .filter(one -> one.body().contains(fleet.prefix()))
                .map(one -> one.id().orElseThrow())
                .distinct())
        .hasSize(ASSETS);
  }
}
