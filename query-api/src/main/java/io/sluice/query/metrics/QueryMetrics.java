package io.sluice.query.metrics;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Names and labels of all metrics of query-api. */
@ApplicationScoped
public class QueryMetrics {

  static final String ROWS = "sluice.query.records";
  static final String BATCH = "sluice.query.batch";
  static final String BATCH_SIZE = "sluice.query.batch.size";
  static final String WRITE_FAILURES = "sluice.query.write.failures";
  static final String DEAD_LETTERS = "sluice.query.dead.letters";
  static final String LIVE_SUBSCRIBERS = "sluice.query.live.subscribers";
  static final String LIVE_REFUSED = "sluice.query.live.refused";
  static final String DAYS_DROPPED = "sluice.query.retention.days.dropped";
  static final String ROWS_DELETED = "sluice.query.retention.rows.deleted";

  private static final String TOPIC = "topic";
  private static final String REASON = "reason";
  private static final String TABLE = "table";

  private final MeterRegistry registry;

  QueryMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A batch of a topic is durable. */
  public void written(String topic, int records, long nanos) {
    registry.counter(ROWS, TOPIC, topic).increment(records);
    DistributionSummary.builder(BATCH_SIZE).tag(TOPIC, topic).register(registry).record(records);
    Timer.builder(BATCH).tag(TOPIC, topic).register(registry).record(nanos, TimeUnit.NANOSECONDS);
  }

  /** A batch could not be written and waits. */
  public void writeFailed(String topic) {
    registry.counter(WRITE_FAILURES, TOPIC, topic).increment();
  }

  public void deadLetter(String topic, String reason) {
    registry.counter(DEAD_LETTERS, TOPIC, topic, REASON, reason).increment();
  }

  /** Shows a number of open live connections that its owner counts. */
  public void liveSubscribers(AtomicInteger open) {
    registry.gauge(LIVE_SUBSCRIBERS, open);
  }

  public void liveRefused() {
    registry.counter(LIVE_REFUSED).increment();
  }

  public void dayDropped(String table) {
    registry.counter(DAYS_DROPPED, TABLE, table).increment();
  }

  public void rowsDeleted(String table, int rows) {
    registry.counter(ROWS_DELETED, TABLE, table).increment(rows);
  }
}
