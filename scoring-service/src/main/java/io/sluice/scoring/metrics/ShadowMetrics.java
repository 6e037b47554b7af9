package io.sluice.scoring.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What is counted of bundles in the shadow. */
public final class ShadowMetrics {

  private static final String PREFIX = "sluice.scoring.shadow.";

  private final Map<Severity, Counter> scored = new EnumMap<>(Severity.class);
  private final Counter overBudget;
  private final Counter behind;
  private final Counter noMemory;
  private final Timer latency;
  private final Timer work;

  public ShadowMetrics(MeterRegistry registry) {
    for (var severity : Severity.values()) {
      scored.put(
          severity,
          Counter.builder(PREFIX + "scored")
              .description("windows scored in the shadow, by severity")
              .tag("severity", severity.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    overBudget = skipped(registry, "budget");
    behind = skipped(registry, "behind");
    noMemory = skipped(registry, "memory");
    latency =
        Timer.builder(PREFIX + "latency")
            .description("from the acceptance of a reading to its score in the shadow")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(30))
            .register(registry);
    work =
        Timer.builder(PREFIX + "work")
            .description("time spent on bundles in the shadow, by batch")
            .register(registry);
  }

  private static Counter skipped(MeterRegistry registry, String reason) {
    return Counter.builder(PREFIX + "skipped")
        .description(
            "what was not scored in the shadow, by reason: windows beyond its share of time (budget), readings it was too far behind for (behind), windows given up or left out for lack of memory (memory)")
        .tag("reason", reason)
        .register(registry);
  }

  /** What was judged is committed. */
  public void count(BatchTally tally) {
    noMemory.increment(tally.droppedForCapacity() + tally.windowsLeftOut());
    scored.forEach((severity, counter) -> counter.increment(tally.windows(severity)));
    for (int i = 0; i < tally.scored(); i++) {
      latency.record(tally.latencyMicros(i), TimeUnit.MICROSECONDS);
    }
  }

  /** Windows for which there was no time. */
  public void overBudget(long windows) {
    overBudget.increment(windows);
  }

  /** Readings that were passed over. */
  public void behind(long readings) {
    behind.increment(readings);
  }

  public void worked(long nanos) {
    work.record(nanos, TimeUnit.NANOSECONDS);
  }
}
