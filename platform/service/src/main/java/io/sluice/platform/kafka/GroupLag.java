package io.sluice.platform.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.sluice.platform.metrics.GaugeSet;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a consumer group is behind, as the broker knows it and autoscaling sees it: the end
 * of each partition less what the group has committed. A consumer's own idea of its lag stands
 * still, or is zero, just when it cannot read; this one grows. Every replica shows the whole group,
 * partitions that nobody has included: take the maximum over replicas. Where the broker does not
 * answer the lag is NaN, not zero: nobody knows. That it does not is a gauge of its own, there even
 * if the broker was away before the first look.
 *
 * <p>A topic written in transactions ends with a marker that is no record: a lag of one a partition
 * means that all is read.
 */
public final class GroupLag implements AutoCloseable {

  /** Records of a partition that the group has not committed. */
  public static final String LAG = "sluice.consumer.lag";

  /** 1 if the broker answered when it was last asked for the lag of a group, else 0. */
  public static final String REACHABLE = "sluice.kafka.reachable";

  private static final Logger LOG = Logger.getLogger(GroupLag.class);
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final int TIMEOUT_MILLIS = 5_000;

  private final Map<String, Object> settings;
  private final String group;
  private final List<String> topics;
  private final GaugeSet gauges;
  private final GaugeSet reachable;
  private final MeterRegistry registry;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("group-lag").daemon().factory());
  private Map<TopicPartition, Double> shown = Map.of();
  private @Nullable Admin admin;

  private GroupLag(
      Map<String, Object> settings,
      String group,
      Collection<String> topics,
      MeterRegistry registry) {
    this.settings = Map.copyOf(settings);
    this.group = group;
    this.topics = List.copyOf(topics);
    this.registry = registry;
    this.gauges =
        new GaugeSet(
            LAG, "Records of a partition that its consumer group has not committed", registry);
    this.reachable =
        new GaugeSet(REACHABLE, "Whether the broker tells how far a consumer group is", registry);
  }

  /**
   * Looks every ten seconds, on a thread of its own, until it is closed.
   *
   * @param broker connection settings of any Kafka client
   * @param topics those that the group reads; one that does not exist (yet) makes all unknown
   */
  public static GroupLag watch(
      Map<String, Object> broker, String group, Collection<String> topics, MeterRegistry registry) {
    return watch(broker, group, topics, registry, EVERY);
  }

  /**
   * @param every pause between two looks
   */
  static GroupLag watch(
      Map<String, Object> broker,
      String group,
      Collection<String> topics,
      MeterRegistry registry,
      Duration every) {
    var settings = new HashMap<>(broker);
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, group + "-lag");
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    var lag = new GroupLag(settings, group, topics, registry);
    lag.timer.scheduleWithFixedDelay(lag::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return lag;
  }

  /** The client is made here: a broker whose name does not resolve yet is one not there yet. */
  private synchronized void look() {
    if (timer.isShutdown()) {
      return;
    }
    try {
      if (admin == null) {
        admin = Admin.create(settings);
      }
      show(read(admin));
      showReachable(true);
    } catch (ExecutionException | RuntimeException e) {
      LOG.debugf("the lag of %s is unknown: %s", group, e.getMessage());
      var unknown = new HashMap<>(shown);
      unknown.replaceAll((partition, lag) -> Double.NaN);
      show(unknown);
      showReachable(false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<TopicPartition, Double> read(Admin admin)
      throws ExecutionException, InterruptedException {
    var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    var latest = new HashMap<TopicPartition, OffsetSpec>();
    var earliest = new HashMap<TopicPartition, OffsetSpec>();
    for (var topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      for (var info : topic.partitions()) {
        var partition = new TopicPartition(topic.name(), info.partition());
        latest.put(partition, OffsetSpec.latest());
        if (committed.get(partition) == null) {
          earliest.put(partition, OffsetSpec.earliest());
        }
      }
    }
    var ends = offsets(admin, latest);
    var beginnings = offsets(admin, earliest);
    var lags = new HashMap<TopicPartition, Double>();
    ends.forEach(
        (partition, end) -> {
          var next = committed.get(partition);
          long from = next == null ? PartitionOffsets.of(beginnings, partition) : next.offset();
          lags.put(partition, (double) Math.max(0, end - from));
        });
    return lags;
  }

  /** Only what a reader of committed records would see counts. */
  private Map<TopicPartition, Long> offsets(Admin admin, Map<TopicPartition, OffsetSpec> wanted)
      throws ExecutionException, InterruptedException {
    var offsets = new HashMap<TopicPartition, Long>();
    if (!wanted.isEmpty()) {
      admin
          .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
          .all()
          .get()
          .forEach((partition, found) -> offsets.put(partition, found.offset()));
    }
    return offsets;
  }

  private void show(Map<TopicPartition, Double> lags) {
    var rows = new HashMap<Tags, Double>();
    lags.forEach(
        (partition, lag) ->
            rows.put(
                Tags.of(
                    "group",
                    group,
                    "topic",
                    partition.topic(),
                    "partition",
                    Integer.toString(partition.partition())),
                lag));
    gauges.show(rows);
    shown = lags;
  }

  private void showReachable(boolean answers) {
    reachable.show(Map.of(Tags.of("group", group), answers ? 1.0 : 0.0));
  }

  @Override
  public void close() {
    timer.shutdownNow();
    end();
  }

  /** Waits for a look that is under way; it has been interrupted. */
  private synchronized void end() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
    for (String name : List.of(LAG, REACHABLE)) {
      registry.find(name).tag("group", group).gauges().stream()
          .map(Gauge::getId)
          .forEach(registry::remove);
    }
  }
}
