package io.sluice.scoring.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.sluice.contracts.Severity;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.detection.window.Admission;
import io.sluice.platform.metrics.GaugeSet;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Every meter of this service, its name and its labels. */
public final class ScoringMetrics {

  private static final String PREFIX = "sluice.scoring.";

  private final MeterRegistry registry;
  private final Map<Severity, Counter> windows = new EnumMap<>(Severity.class);
  private final Map<Admission, Counter> readings = new EnumMap<>(Admission.class);
  private final Counter masked;
  private final Counter unknownTags;
  private final Counter unseenTexts;
  private final Counter lost;
  private final Counter leftOut;
  private final Counter memories;
  private final Counter idle;
  private final Counter capacity;
  private final Counter profileChanged;
  private final Counter ordersObeyed;
  private final Counter ordersForNothing;
  private final Counter rollbacks;
  private final Counter rebuiltRecords;
  private final Counter rebuildsCutShort;
  private final DistributionSummary batch;
  private final Timer transaction;
  private final Timer rebuild;
  private final Timer latency;
  private final Timer predict;
  private final MultiGauge bundles;
  private final GaugeSet budgets;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile double lastScoreSeconds = Double.NaN;

  public ScoringMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (var severity : Severity.values()) {
      windows.put(
          severity, counter("windows", "windows scored, by severity", "severity", label(severity)));
    }
    for (var admission : Admission.values()) {
      readings.put(
          admission,
          counter(
              "readings",
              "readings by what their window made of them",
              "outcome",
              label(admission)));
    }
    masked = counter("values.missing", "values that were null, absent or of bad quality");
    unknownTags = counter("tags.unknown", "values ignored because the profile has no such tag");
    unseenTexts = counter("texts.unseen", "texts that the bundle's dictionary has no place for");
    lost = counter("readings.lost", "readings that retention deleted before they were scored");
    leftOut = counter("windows.left.out", "windows not judged because as many assets learn as may");
    memories =
        counter(
            "memories.dropped",
            "memories begun anew because what was stored is lost, unreadable or of another bundle");
    idle = counter("assets.dropped", "windows given up, by reason", "reason", "idle");
    capacity = counter("assets.dropped", "windows given up, by reason", "reason", "capacity");
    profileChanged =
        counter("assets.dropped", "windows given up, by reason", "reason", "profile-changed");
    ordersObeyed = tagOrders("obeyed");
    ordersForNothing = tagOrders("nothing");
    rollbacks = counter("rollbacks", "batches that were aborted and will be done again");
    rebuiltRecords = counter("rebuild.records", "records replayed to rebuild windows");
    rebuildsCutShort =
        counter("rebuild.cut", "rebuilds that began late because retention had cut the log");
    batch =
        DistributionSummary.builder(PREFIX + "batch.size")
            .description("records in a poll batch")
            .baseUnit("records")
            .register(registry);
    transaction =
        Timer.builder(PREFIX + "transaction")
            .description("from the first record of a batch to its commit")
            .publishPercentileHistogram()
            .maximumExpectedValue(Duration.ofSeconds(15))
            .register(registry);
    rebuild =
        Timer.builder(PREFIX + "rebuild")
            .description("from the assignment of a partition to its first new record")
            .register(registry);
    latency =
        Timer.builder(PREFIX + "latency")
            .description("from the acceptance of a reading to the score it completes")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(30))
            .register(registry);
    predict =
        Timer.builder(PREFIX + "predict").description("scoring of one request").register(registry);
    bundles =
        MultiGauge.builder(PREFIX + "bundles")
            .description("1 for each profile, by what became of its newest bundle")
            .register(registry);
    budgets =
        new GaugeSet(
            PREFIX + "alarm.budget",
            "false alarms a day and asset that the bundle in use was calibrated for",
            registry);
    Gauge.builder(PREFIX + "partitions.waiting", waiting::get)
        .description("partitions that are paused because a profile's bundles are all refused")
        .register(registry);
    Gauge.builder(PREFIX + "last.score.timestamp.seconds", () -> lastScoreSeconds)
        .description("when this replica last scored a window, seconds since the epoch")
        .register(registry);
  }

  private Counter counter(String name, String description, String... labels) {
    return Counter.builder(PREFIX + name).description(description).tags(labels).register(registry);
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A batch is committed. */
  public void count(BatchTally batch) {
    windows.forEach((severity, counter) -> counter.increment(batch.windows(severity)));
    readings.forEach((admission, counter) -> counter.increment(batch.readings(admission)));
    for (int i = 0; i < batch.scored(); i++) {
      latency.record(batch.latencyMicros(i), TimeUnit.MICROSECONDS);
    }
    if (batch.scored() > 0) {
      lastScoreSeconds = batch.lastScoreMicros() / 1e6;
    }
    masked.increment(batch.missingValues());
    unknownTags.increment(batch.unknownTags());
    unseenTexts.increment(batch.unseenTexts());
    leftOut.increment(batch.windowsLeftOut());
    idle.increment(batch.droppedIdle());
    capacity.increment(batch.droppedForCapacity());
    profileChanged.increment(batch.droppedForProfile());
    ordersObeyed.increment(batch.ordersObeyed());
    ordersForNothing.increment(batch.ordersForNothing());
    batch.deadLetters().forEach((reason, records) -> deadLetters(reason).increment(records));
  }

  private Counter tagOrders(String outcome) {
    return counter(
        "tag.orders",
        "commands that say of tags that they are normal or put right",
        "outcome",
        outcome);
  }

  /** Shows a reason from the start, at zero: a counter that begins at one has not increased. */
  public void expectDeadLetters(String reason) {
    deadLetters(reason);
  }

  private Counter deadLetters(String reason) {
    return counter("dead.letters", "records that could not be scored, by reason", "reason", reason);
  }

  public void lost(long readings) {
    lost.increment(readings);
  }

  /** What was stored of an asset that learns is worth nothing. */
  public void memoryLost() {
    memories.increment();
  }

  public void batch(int records) {
    batch.record(records);
  }

  public void committed(long nanos) {
    transaction.record(nanos, TimeUnit.NANOSECONDS);
  }

  /**
   * @param more that were paused, below 0 if they were resumed or given up
   */
  public void partitionsWaiting(int more) {
    waiting.addAndGet(more);
  }

  public void rolledBack() {
    rollbacks.increment();
  }

  public void rebuilt(long records, long nanos) {
    rebuiltRecords.increment(records);
    rebuild.record(nanos, TimeUnit.NANOSECONDS);
  }

  public void rebuildCutShort() {
    rebuildsCutShort.increment();
  }

  public Timer predict() {
    return predict;
  }

  /**
   * What became of a profile's newest bundle.
   *
   * @param version the one in use, {@code none} without
   * @param state {@code serving}, {@code serving-older} or {@code refused}; of the one in the
   *     shadow, if there is one, {@code shadow} or {@code shadow-refused}
   */
  public record BundleState(String profile, String version, String state) {}

  public void bundles(List<BundleState> states) {
    bundles.register(
        states.stream()
            .<MultiGauge.Row<?>>map(
                bundle ->
                    MultiGauge.Row.of(
                        Tags.of(
                            "profile",
                            bundle.profile(),
                            "version",
                            bundle.version(),
                            "state",
                            bundle.state()),
                        1))
            .toList(),
        true);
  }

  /** False alarms a day and asset that the bundles in use were calibrated for, by profile. */
  public void budgets(Map<String, AlarmBudget> served) {
    var shown = new HashMap<Tags, Double>();
    served.forEach(
        (profile, budget) -> {
          Tags tags = Tags.of("profile", profile);
          shown.put(tags.and("reached", label(Severity.INFO)), budget.info());
          shown.put(tags.and("reached", label(Severity.WARNING)), budget.warning());
          shown.put(tags.and("reached", label(Severity.CRITICAL)), budget.critical());
        });
    budgets.show(shown);
  }
}
