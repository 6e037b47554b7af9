package io.sluice.query.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.sluice.contracts.Topics;
import io.sluice.platform.metrics.GaugeSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Names and labels of all metrics of query-api. */
@ApplicationScoped
public class QueryMetrics {

  static final String ROWS = "sluice.query.records";
  static final String BATCH = "sluice.query.batch";
  static final String BATCH_SIZE = "sluice.query.batch.size";
  static final String WRITE_FAILURES = "sluice.query.write.failures";
  static final String COPIES_REFUSED = "sluice.query.copies.refused";
  static final String DEAD_LETTERS = "sluice.query.dead.letters";
  static final String READS_REFUSED = "sluice.query.reads.refused";
  static final String LIVE_SUBSCRIBERS = "sluice.query.live.subscribers";
  static final String LIVE_REFUSED = "sluice.query.live.refused";
  static final String DAYS_DROPPED = "sluice.query.retention.days.dropped";
  static final String ROWS_DELETED = "sluice.query.retention.rows.deleted";

  static final String ROLLED_UP = "sluice.query.rollup.minutes";
  static final String ROLLUPS_WAITING = "sluice.query.rollup.waiting";

  static final String ASSET_RATIO = "sluice.query.asset.ratio";
  static final String ASSET_SEVERITY = "sluice.query.asset.severity";

  static final String ALARMS_AVERAGE = "sluice.query.alarms.average";
  static final String ALARMS_PEAK = "sluice.query.alarms.peak";
  static final String ALARMS_FLOOD = "sluice.query.alarms.flood.ratio";
  static final String ALARMS_STANDING = "sluice.query.alarms.standing";
  static final String ALARMS_STALE = "sluice.query.alarms.stale";
  static final String ALARMS_CHATTERING = "sluice.query.alarms.chattering";

  static final String QUALITY_LABELLED = "sluice.query.quality.labelled";
  static final String QUALITY_PRECISION = "sluice.query.quality.precision";
  static final String QUALITY_ACKNOWLEDGE = "sluice.query.quality.acknowledge.seconds";
  static final String QUALITY_MISSED = "sluice.query.quality.missed";
  static final String QUALITY_UNCONFIRMED = "sluice.query.quality.unconfirmed.per.day";
  static final String QUALITY_UNCONFIRMED_LOW = "sluice.query.quality.unconfirmed.per.day.low";

  static final String FEEDBACK_WAITING = "sluice.query.feedback.waiting";

  private static final String PROFILE = "profile";
  private static final String DAYS = "days";
  static final String SHADOW_INCIDENTS = "sluice.query.shadow.incidents";
  static final String SHADOW_FALSE_ALARMS = "sluice.query.shadow.false.alarms";
  static final String SHADOW_AGREEMENT = "sluice.query.shadow.agreement.ratio";
  static final String SHADOW_SKIPPED = "sluice.query.shadow.skipped";

  private static final String TOPIC = "topic";
  private static final String REASON = "reason";
  private static final String TABLE = "table";
  private static final String SERIES = "series";

  private final MeterRegistry registry;
  private final GaugeSet assetRatio;
  private final GaugeSet assetSeverity;
  private final AtomicLong rollupsWaiting;
  private final AtomicLong feedbackWaiting;
  private final Map<String, GaugeSet> alarms = new TreeMap<>();
  private final Map<String, GaugeSet> quality = new TreeMap<>();
  private final Map<String, GaugeSet> shadows = new TreeMap<>();

  QueryMetrics(MeterRegistry registry, Topics topics) {
    this.registry = registry;
    assetRatio = new GaugeSet(ASSET_RATIO, null, registry);
    assetSeverity = new GaugeSet(ASSET_SEVERITY, null, registry);
    for (String name :
        List.of(
            ALARMS_AVERAGE,
            ALARMS_PEAK,
            ALARMS_FLOOD,
            ALARMS_STANDING,
            ALARMS_STALE,
            ALARMS_CHATTERING)) {
      alarms.put(name, new GaugeSet(name, null, registry));
    }
    for (String name :
        List.of(
            QUALITY_LABELLED,
            QUALITY_PRECISION,
            QUALITY_ACKNOWLEDGE,
            QUALITY_MISSED,
            QUALITY_UNCONFIRMED,
            QUALITY_UNCONFIRMED_LOW)) {
      quality.put(name, new GaugeSet(name, null, registry));
    }
    feedbackWaiting = Objects.requireNonNull(registry.gauge(FEEDBACK_WAITING, new AtomicLong()));
    for (String name :
        List.of(SHADOW_INCIDENTS, SHADOW_FALSE_ALARMS, SHADOW_AGREEMENT, SHADOW_SKIPPED)) {
      shadows.put(name, new GaugeSet(name, null, registry));
    }
    rollupsWaiting = Objects.requireNonNull(registry.gauge(ROLLUPS_WAITING, new AtomicLong()));
    // Shown from the start, at zero: a counter that begins at one has not increased.
    copiesRefused(topics.sensorReadings());
    copiesRefused(topics.anomalyScores());
    registry.counter(READS_REFUSED);
    rolledUp("reading", 0);
    rolledUp("score", 0);
    for (String topic : List.of(topics.sensorReadings(), topics.anomalyScores(), topics.alerts())) {
      failures(topic);
      for (String reason : List.of("malformed", "not-storable")) {
        deadLetters(topic, reason);
      }
    }
  }

  /** A batch of a topic is durable. */
  public void written(String topic, int records, long nanos) {
    registry.counter(ROWS, TOPIC, topic).increment(records);
    DistributionSummary.builder(BATCH_SIZE).tag(TOPIC, topic).register(registry).record(records);
    Timer.builder(BATCH).tag(TOPIC, topic).register(registry).record(nanos, TimeUnit.NANOSECONDS);
  }

  /** A batch could not be written and waits. */
  public void writeFailed(String topic) {
    failures(topic).increment();
  }

  /** A batch held rows that are there already, or that the database refuses. */
  public void copyRefused(String topic) {
    copiesRefused(topic).increment();
  }

  private Counter copiesRefused(String topic) {
    return registry.counter(COPIES_REFUSED, TOPIC, topic);
  }

  private Counter failures(String topic) {
    return registry.counter(WRITE_FAILURES, TOPIC, topic);
  }

  public void deadLetter(String topic, String reason) {
    deadLetters(topic, reason).increment();
  }

  private Counter deadLetters(String topic, String reason) {
    return registry.counter(DEAD_LETTERS, TOPIC, topic, REASON, reason);
  }

  /**
   * Latest ratio and severity (0 NONE to 3 CRITICAL) of the assets written last: the largest of
   * their streams'.
   */
  void assets(List<AssetState> states) {
    assetRatio.show(rows(states, AssetState::ratio));
    assetSeverity.show(rows(states, AssetState::severity));
  }

  /** NaN instead of a severity or ratio: not known. */
  record AssetState(String asset, double ratio, double severity) {}

  /**
   * Alarms of the last day, in event time: {@code AlarmHealth} says what each measure means.
   *
   * @param average of ten minutes
   * @param peak of ten minutes
   * @param flood part of the time, 0 to 1
   * @param standing open now
   * @param stale of them, for more than a day
   * @param chattering sources that come and go
   */
  public record Alarms(
      double average,
      double peak,
      double flood,
      double standing,
      double stale,
      double chattering) {}

  public void alarms(Alarms seen) {
    show(ALARMS_AVERAGE, Map.of(Tags.empty(), seen.average()));
    show(ALARMS_PEAK, Map.of(Tags.empty(), seen.peak()));
    show(ALARMS_FLOOD, Map.of(Tags.empty(), seen.flood()));
    show(ALARMS_STANDING, Map.of(Tags.empty(), seen.standing()));
    show(ALARMS_STALE, Map.of(Tags.empty(), seen.stale()));
    show(ALARMS_CHATTERING, Map.of(Tags.empty(), seen.chattering()));
  }

  /** Nobody knows how the alarms are. */
  public void alarmsUnknown() {
    alarms.values().forEach(gauges -> gauges.show(Map.of()));
  }

  /**
   * How good the alarms of a profile were in its last days: {@code QualityView} says what each
   * measure means. NaN is not known.
   *
   * @param median seconds until people acknowledged
   * @param p90 likewise, of nine in ten
   */
  public record Quality(
      String profile,
      int days,
      double trueAlarms,
      double falseAlarms,
      double precision,
      double median,
      double p90,
      double missed,
      List<UnconfirmedAlarms> unconfirmed) {}

  /**
   * Incidents a stream and day that nobody has confirmed.
   *
   * @param reached the severity that they reached at least
   * @param low surely more than this
   */
  public record UnconfirmedAlarms(String reached, double perDay, double low) {}

  /** Shows these and no others. */
  public void quality(List<Quality> seen) {
    var shown = new TreeMap<String, Map<Tags, Double>>();
    quality.keySet().forEach(name -> shown.put(name, new HashMap<>()));
    for (Quality one : seen) {
      Tags tags = Tags.of(PROFILE, one.profile(), DAYS, Integer.toString(one.days()));
      put(shown, QUALITY_LABELLED, tags.and("label", "true"), one.trueAlarms());
      put(shown, QUALITY_LABELLED, tags.and("label", "false"), one.falseAlarms());
      put(shown, QUALITY_PRECISION, tags, one.precision());
      put(shown, QUALITY_ACKNOWLEDGE, tags.and("quantile", "0.5"), one.median());
      put(shown, QUALITY_ACKNOWLEDGE, tags.and("quantile", "0.9"), one.p90());
      put(shown, QUALITY_MISSED, tags, one.missed());
      for (UnconfirmedAlarms rate : one.unconfirmed()) {
        Tags ofSeverity = tags.and("reached", rate.reached());
        put(shown, QUALITY_UNCONFIRMED, ofSeverity, rate.perDay());
        put(shown, QUALITY_UNCONFIRMED_LOW, ofSeverity, rate.low());
      }
    }
    quality.forEach((name, gauges) -> gauges.show(Objects.requireNonNull(shown.get(name))));
  }

  private static void put(
      Map<String, Map<Tags, Double>> shown, String name, Tags tags, double value) {
    Objects.requireNonNull(shown.get(name), name).put(tags, value);
  }

  /**
   * A bundle in the shadow beside the champion, over the windows of the last day that both judged.
   *
   * @param agreement part of the windows, NaN if there are none
   * @param skipped windows that it lacks
   */
  public record Shadowed(
      String profile, Judged champion, Judged shadow, double agreement, double skipped) {}

  /**
   * What one of them would have raised.
   *
   * @param falseAlarms a stream and day, NaN if nobody knows
   */
  public record Judged(double incidents, double falseAlarms) {}

  /** Shows these and no others. */
  public void shadows(List<Shadowed> compared) {
    var incidents = new HashMap<Tags, Double>();
    var falseAlarms = new HashMap<Tags, Double>();
    var agreement = new HashMap<Tags, Double>();
    var skipped = new HashMap<Tags, Double>();
    for (Shadowed one : compared) {
      var profile = Tags.of("profile", one.profile());
      Map.of("champion", one.champion(), "shadow", one.shadow())
          .forEach(
              (judge, judged) -> {
                incidents.put(profile.and("judge", judge), judged.incidents());
                falseAlarms.put(profile.and("judge", judge), judged.falseAlarms());
              });
      agreement.put(profile, one.agreement());
      skipped.put(profile, one.skipped());
    }
    Map.of(
            SHADOW_INCIDENTS, incidents,
            SHADOW_FALSE_ALARMS, falseAlarms,
            SHADOW_AGREEMENT, agreement,
            SHADOW_SKIPPED, skipped)
        .forEach((name, rows) -> Objects.requireNonNull(shadows.get(name), name).show(rows));
  }

  private void show(String name, Map<Tags, Double> rows) {
    Objects.requireNonNull(alarms.get(name), name).show(rows);
  }

  private static Map<Tags, Double> rows(
      List<AssetState> states, ToDoubleFunction<AssetState> value) {
    return states.stream()
        .collect(Collectors.toMap(state -> Tags.of("asset", state.asset()), value::applyAsDouble));
  }

  /** Shows a number of open live connections that its owner counts. */
  public void liveSubscribers(AtomicInteger open) {
    registry.gauge(LIVE_SUBSCRIBERS, open);
  }

  /** As many questions as may wait for the database did so already. */
  public void readRefused() {
    registry.counter(READS_REFUSED).increment();
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

  /** Minutes of a stream were rolled up. */
  public void rolledUp(String series, int minutes) {
    registry.counter(ROLLED_UP, SERIES, series).increment(minutes);
  }

  /** Rows of feedback that this replica is putting on their topic, or could not. */
  public void feedbackWaiting(long rows) {
    feedbackWaiting.set(rows);
  }

  /** Hours of streams that are due still after a run. */
  public void rollupsWaiting(long hours) {
    rollupsWaiting.set(hours);
  }
}
