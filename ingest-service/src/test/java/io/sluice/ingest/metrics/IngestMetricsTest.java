package io.sluice.ingest.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final IngestMetrics metrics = new IngestMetrics(registry);

  /** Requests end in another order than they began. */
  @Test
  void anAssetShowsItsLatestReading() {
    // given
    metrics.accepted(Map.of("plant-1", 3, "plant-2", 1), Instant.ofEpochSecond(200));

    // when
    metrics.accepted(Map.of("plant-1", 2), Instant.ofEpochSecond(100));

    // then
    assertThat(registry.get(IngestMetrics.ACCEPTED).counter().count()).isEqualTo(6);
    assertThat(readings("plant-1")).isEqualTo(5);
    assertThat(lastReading("plant-1")).isEqualTo(200);
  }

  @Test
  void whoSendsManyNamesFillsNoMemory() {
    // when
    for (int i = 0; i < 1_000; i++) {
      metrics.accepted(Map.of("plant-" + i, 1), Instant.ofEpochSecond(i));
    }

    // then
    assertThat(registry.find(IngestMetrics.ASSET_READINGS).counters()).hasSize(501);
    assertThat(readings("other")).isEqualTo(500);
    assertThat(lastReading("other")).isEqualTo(999);
  }

  private double readings(String asset) {
    return registry.get(IngestMetrics.ASSET_READINGS).tag("asset", asset).counter().count();
  }

  private double lastReading(String asset) {
    return registry.get(IngestMetrics.ASSET_LAST_READING).tag("asset", asset).gauge().value();
  }
}
