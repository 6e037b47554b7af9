package io.sluice.ingest.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.counts.StreamCounter.Fate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What is shown of counting records per interval. */
public final class CountsMetrics {

  private static final String PREFIX = "sluice.ingest.counts.";

  private final MeterRegistry registry;
  private final Map<Fate, Counter> records = new EnumMap<>(Fate.class);
  private final AtomicInteger streams = new AtomicInteger();
  private final Counter pushedOut;
  private final Counter forgottenKeys;
  private final Counter cut;

  public CountsMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Fate fate : Fate.values()) {
      records.put(
          fate,
          Counter.builder(PREFIX + "records")
              .description("Records that were to be counted, by what became of them")
              .tag("outcome", fate.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    Gauge.builder(PREFIX + "streams", streams, AtomicInteger::get)
        .description("Streams whose records are counted")
        .register(registry);
    pushedOut =
        counter("streams.pushed.out", "Streams that had to make room for others of a partition");
    forgottenKeys = counter("keys.forgotten", "Keys that made room for others or found none");
    cut =
        counter(
            "rebuild.cut", "Partitions of which retention had deleted what open intervals need");
  }

  private Counter counter(String name, String description) {
    return Counter.builder(PREFIX + name).description(description).register(registry);
  }

  /** What became of a record. */
  public void record(Fate fate) {
    Counter counter = records.get(fate);
    if (counter != null) {
      counter.increment();
    }
  }

  /** So many streams more are counted, or fewer. */
  public void streams(int more) {
    streams.addAndGet(more);
  }

  /** A stream had to make room. */
  public void pushedOut() {
    pushedOut.increment();
  }

  /** So many keys had to make room. */
  public void forgottenKeys(long more) {
    forgottenKeys.increment(more);
  }

  /** What an open interval needs is not on the log any more. */
  public void cut() {
    cut.increment();
  }

  /**
   * Readings of a profile were made.
   *
   * @param isTold whether there is a bundle that they are for, so that they are on the log
   */
  public void made(String profile, boolean isTold) {
    registry
        .counter(PREFIX + "readings", "profile", profile, "told", Boolean.toString(isTold))
        .increment();
  }
}
