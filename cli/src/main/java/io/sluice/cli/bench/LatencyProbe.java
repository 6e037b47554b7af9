package io.sluice.cli.bench;

import io.sluice.cli.system.TopicFollower;
import io.sluice.contracts.Headers;
import io.sluice.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Measures from the acceptance of a reading to its score being readable, committed, on its topic:
 * what a consumer of anomaly-scores really waits.
 */
final class LatencyProbe implements AutoCloseable {

  private static final long HIGHEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;

  private final Histogram micros = histogram();
  private final TopicFollower scores;

  LatencyProbe(String bootstrapServers) {
    scores = new TopicFollower(bootstrapServers, Topics.ANOMALY_SCORES, this::record);
  }

  private void record(ConsumerRecord<byte[], byte[]> score) {
    Header producedAt = score.headers().lastHeader(Headers.PRODUCED_AT);
    if (producedAt != null) {
      Instant accepted = Instant.parse(new String(producedAt.value(), StandardCharsets.UTF_8));
      long waited = Duration.between(accepted, Instant.now()).toNanos() / 1_000;
      micros.recordValue(Math.clamp(waited, 0, HIGHEST_MICROS));
    }
  }

  /** Scores seen so far; read after {@link #close}. */
  long count() {
    return micros.getTotalCount();
  }

  /** What this one has seen. */
  BenchReport.LatencyMs latency() {
    return latency(micros);
  }

  /** What several have seen, as one. */
  static BenchReport.LatencyMs all(List<LatencyProbe> probes) {
    Histogram together = histogram();
    probes.forEach(probe -> together.add(probe.micros));
    return latency(together);
  }

  private static Histogram histogram() {
    return new Histogram(HIGHEST_MICROS, 3);
  }

  private static BenchReport.LatencyMs latency(Histogram micros) {
    return new BenchReport.LatencyMs(millis(micros, 50), millis(micros, 95), millis(micros, 99));
  }

  /** Milliseconds below which the given part of all scores stayed. */
  private static double millis(Histogram micros, double percentile) {
    return micros.getValueAtPercentile(percentile) / 1_000.0;
  }

  @Override
  public void close() {
    scores.close();
  }
}
