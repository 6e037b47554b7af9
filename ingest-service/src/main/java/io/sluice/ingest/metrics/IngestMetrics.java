package io.sluice.ingest.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Every metric of this service, its name and its labels. */
@ApplicationScoped
public class IngestMetrics {

  /** Readings that are on the log. */
  static final String ACCEPTED = "sluice.ingest.accepted";

  /**
   * Records that were refused, by {@code reason} and {@code extent}: the rest of a body behind a
   * fault, and a body that was refused as a whole, count once.
   */
  static final String REJECTED = "sluice.ingest.rejected";

  /**
   * Readings that are on the log, by {@code asset}; beyond a number of names under {@code other}.
   */
  static final String ASSET_READINGS = "sluice.ingest.asset.readings";

  /** When the last one of them was accepted, seconds since the epoch. */
  static final String ASSET_LAST_READING = "sluice.ingest.asset.last.reading.timestamp.seconds";

  /** Records on the dead-letter topic. */
  static final String DEAD_LETTERS = "sluice.ingest.dead.letters";

  /** Values that were left out, by {@code tag}; beyond a number of names under {@code other}. */
  static final String UNKNOWN_TAGS = "sluice.ingest.unknown.tags";

  /**
   * Words in place of numbers, by {@code tag} and {@code word}; beyond a number of names under
   * {@code other}.
   */
  static final String WORDS = "sluice.ingest.words";

  /**
   * Requests of which something was refused or ignored, by {@code sender}; beyond a number of names
   * under {@code other}.
   */
  static final String FAULTY_REQUESTS = "sluice.ingest.faulty.requests";

  /** Requests from their first byte to the answer, by {@code format} and {@code status}. */
  static final String REQUEST = "sluice.ingest.request";

  /** From the first record sent to the last acknowledged, or given up. */
  static final String PUBLISH = "sluice.ingest.publish";

  static final String REQUESTS_IN_FLIGHT = "sluice.ingest.requests.in.flight";
  static final String RECORDS_IN_FLIGHT = "sluice.ingest.records.in.flight";
  static final String BUFFERED_BYTES = "sluice.ingest.buffered.bytes";

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;
  private final Counter accepted;
  private final Counter deadLetters;
  private final Timer publish;
  private final BoundedNames tagNames = new BoundedNames(100);
  private final BoundedNames wordTags = new BoundedNames(50);
  private final BoundedNames wordNames = new BoundedNames(10);
  private final BoundedNames senderNames = new BoundedNames(100);
  private final BoundedNames assetNames = new BoundedNames(500);
  private final Map<String, AssetMeters> assets = new ConcurrentHashMap<>();

  /** What is shown of one asset. */
  private record AssetMeters(Counter readings, AtomicLong lastMillis) {}

  public IngestMetrics(MeterRegistry registry) {
    this.registry = registry;
    accepted = registry.counter(ACCEPTED);
    deadLetters = registry.counter(DEAD_LETTERS);
    publish = Timer.builder(PUBLISH).serviceLevelObjectives(BUCKETS).register(registry);
  }

  /**
   * Readings of one request are on the log.
   *
   * @param byAsset how many of each asset
   */
  public void accepted(Map<String, Integer> byAsset, Instant at) {
    long millis = at.toEpochMilli();
    byAsset.forEach(
        (asset, readings) -> {
          accepted.increment(readings);
          var meters = assets.computeIfAbsent(assetNames.bounded(asset), this::meters);
          meters.readings.increment(readings);
          meters.lastMillis.accumulateAndGet(millis, Math::max);
        });
  }

  private AssetMeters meters(String asset) {
    var lastMillis = new AtomicLong();
    Gauge.builder(ASSET_LAST_READING, () -> lastMillis.get() / 1_000.0)
        .description("When the last reading of an asset was accepted")
        .tag("asset", asset)
        .register(registry);
    return new AssetMeters(
        Counter.builder(ASSET_READINGS)
            .description("Readings of an asset that are on the log")
            .tag("asset", asset)
            .register(registry),
        lastMillis);
  }

  /**
   * @param extent how much of the body it is
   */
  public void rejected(String reason, String extent) {
    registry.counter(REJECTED, "reason", reason, "extent", extent).increment();
  }

  public void deadLetters(int records) {
    deadLetters.increment(records);
  }

  /** Values whose tag no profile knows. */
  public void unknownTag(String tag, int values) {
    registry.counter(UNKNOWN_TAGS, "tag", tagNames.bounded(tag)).increment(values);
  }

  /** A word came in place of a number. */
  public void word(String tag, String word, int times) {
    registry
        .counter(WORDS, "tag", wordTags.bounded(tag), "word", wordNames.bounded(word))
        .increment(times);
  }

  /** Of a request something was not taken as it came. */
  public void faultyRequest(String sender) {
    registry.counter(FAULTY_REQUESTS, "sender", senderNames.bounded(sender)).increment();
  }

  public void request(String format, int status, long nanos) {
    Timer.builder(REQUEST)
        .tag("format", format)
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  public void published(long nanos) {
    publish.record(nanos, TimeUnit.NANOSECONDS);
  }

  public void requestsInFlight(Supplier<Number> number) {
    Gauge.builder(REQUESTS_IN_FLIGHT, number).register(registry);
  }

  public void recordsInFlight(Supplier<Number> number) {
    Gauge.builder(RECORDS_IN_FLIGHT, number).register(registry);
  }

  public void bufferedBytes(Supplier<Number> number) {
    Gauge.builder(BUFFERED_BYTES, number).baseUnit("bytes").register(registry);
  }
}
