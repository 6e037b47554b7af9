package io.sluice.scoring.drift;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What is counted of it. */
public final class DriftMetrics {

  private static final String PREFIX = "sluice.scoring.drift.";

  private final AtomicInteger watched = new AtomicInteger();
  private final AtomicInteger drifting = new AtomicInteger();
  private final Counter changes;
  private final Counter pushedOut;
  private final Counter lost;

  public DriftMetrics(MeterRegistry registry) {
    Gauge.builder(PREFIX + "streams", watched, AtomicInteger::get)
        .description("streams that are compared with what their bundle was trained on")
        .register(registry);
    Gauge.builder(PREFIX + "streams.drifting", drifting, AtomicInteger::get)
        .description("streams that are unlike what their bundle was trained on")
        .register(registry);
    changes =
        counter(
            registry,
            "changes",
            "changes told: of a detector's ratios, of a tag, of how often judgements err");
    pushedOut = counter(registry, "streams.pushed.out", "streams that had to make room for others");
    lost = counter(registry, "streams.lost", "streams begun anew: what was stored was unreadable");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(PREFIX + name).description(description).register(registry);
  }

  void watched(int more) {
    watched.addAndGet(more);
  }

  void drifting(int more) {
    drifting.addAndGet(more);
  }

  void changed(int more) {
    changes.increment(more);
  }

  void pushedOut() {
    pushedOut.increment();
  }

  void lost() {
    lost.increment();
  }
}
