package io.sluice.alert.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.alert.Fleet;
import io.sluice.alert.ReceiverResource;
import io.sluice.alert.channel.Receivers;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.quiet.QuietStore;
import io.sluice.alert.quiet.StillQuiet;
import io.sluice.alert.store.Database;
import io.sluice.alert.store.NewAlerts;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.TracingResource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Three replicas over one database do what is due, each step once. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ReceiverResource.class)
@WithTestResource(TracingResource.class)
class EscalationsIT {

  private static final int ASSETS = 150;
  private static final String ESCALATIONS = "sluice_alert_escalations_total";

  private final Fleet fleet;
  private final List<Escalations> others;
  private WebhookReceiver receiver;

  EscalationsIT(
      @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
      DataSource source,
      Database database,
      Receivers receivers,
      QuietStore quietStore,
      StillQuiet stillQuiet,
      NewAlerts alerts,
      AlertMetrics metrics,
      Clock clock) {
    this.fleet = new Fleet(servers, source, "escalated", ASSETS);
    this.others =
        Stream.generate(
                () ->
                    new Escalations(
                        database, receivers, quietStore, stillQuiet, alerts, metrics, clock))
            .limit(2)
            .toList();
  }

  @Test
  void aStepIsDoneOnceHoweverManyLook() throws SQLException {
    // given: all are open, and told to the log as if to nobody else
    fleet.open();
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
    fleet.execute("delete from alerting.delivery where asset like ? and channel = 'ops'");
    long told =
        receiver.received().stream().filter(one -> one.body().contains(fleet.prefix())).count();
    double before = Fleet.counted(ESCALATIONS);
    others.forEach(one -> one.start(new StartupEvent()));

    // when: a step of each is due at the same moment
    try {
      assertThat(
              fleet.execute(
                  """
                  insert into alerting.escalation (incident, route, step, receivers, file, due_at)
                  select id, 'all', 1, array['ops'], 'none', now() from alerting.incident
                  where asset like ?
                  """))
          .isEqualTo(ASSETS);

      // then
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  fleet.number(
                          """
                          select count(*) from alerting.delivery
                          where asset like ? and status = 'DELIVERED' and channel = 'ops'
                          """)
                      == ASSETS);
    } finally {
      others.forEach(one -> one.stop(new ShutdownEvent()));
    }
    assertThat(Fleet.counted(ESCALATIONS) - before).isEqualTo(ASSETS);
    assertThat(receiver.received().stream().filter(one -> one.body().contains(fleet.prefix())))
        .hasSize((int) told + ASSETS);
  }
}
