package io.sluice.query.metrics;

import static io.sluice.query.scene.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.query.scene.Database;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class AssetGaugesIT {

  @Inject AssetGaugesJob job;
  @Inject MeterRegistry registry;

  private final String run = UUID.randomUUID().toString();

  /** The table is shared with all other tests. */
  @AfterEach
  void remove() {
    Database.execute("delete from history.stream where asset like '%" + run + "'");
  }

  @Test
  void whatWasNotScoredForADayIsNotShown() {
    // given: of several streams the largest of those that are scored
    stream("scored", "tags", "2.5", "3", "now() - interval '23 hours'");
    stream("scored", "flows", "1.2", "1", "now() - interval '23 hours'");
    stream("scored", "sound", "7.5", "3", "now() - interval '25 hours'");
    stream("silent", "tags", "2.5", "3", "now() - interval '25 hours'");
    stream("never", "tags", "null", "null", "null");

    // when
    read();

    // then
    assertThat(gauge(QueryMetrics.ASSET_RATIO, "scored").value()).isEqualTo(2.5);
    assertThat(gauge(QueryMetrics.ASSET_SEVERITY, "scored").value()).isEqualTo(3);
    for (String name : new String[] {"silent", "never"}) {
      assertThat(gauge(QueryMetrics.ASSET_RATIO, name)).as(name).isNull();
      assertThat(gauge(QueryMetrics.ASSET_SEVERITY, name)).as(name).isNull();
    }

    // when: a day goes by
    Database.execute(
        "update history.stream set last_scored_at = now() - interval '25 hours' where asset = '%s'"
            .formatted(name("scored")));

    // then: in between the schedule may still show what it has read before
    await()
        .untilAsserted(
            () -> {
              read();
              assertThat(gauge(QueryMetrics.ASSET_RATIO, "scored")).isNull();
            });
  }

  private void read() {
    job.read().await().atMost(Duration.ofSeconds(30));
  }

  private void stream(String name, String stream, String ratio, String severity, String scoredAt) {
    Database.execute(
        """
        insert into history.stream
          (asset, stream, profile, last_ratio, last_severity, last_scored_at, written_at)
        values ('%s', '%s', 'swat', %s, %s, %s, now() + interval '1 hour')
        """
            .formatted(name(name), stream, ratio, severity, scoredAt));
  }

  private String name(String name) {
    return name + "-" + run;
  }

  /** Null if it is not shown. */
  private Gauge gauge(String metric, String name) {
    return registry.find(metric).tag("asset", name(name)).gauge();
  }
}
