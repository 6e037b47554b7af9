package io.sluice.scoring.drift;

import static org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.AlertReader;
import io.sluice.contracts.Category;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.Drift;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.RawScore;
import io.sluice.contracts.ScoreReader;
import io.sluice.contracts.StreamKey;
import io.sluice.contracts.Topics;
import io.sluice.detection.bundle.Bundle;
import io.sluice.platform.kafka.PartitionOffsets;
import io.sluice.platform.session.BrokerContact;
import io.sluice.platform.session.CommitNote;
import io.sluice.platform.session.Session;
import io.sluice.platform.session.StartPoint;
import io.sluice.platform.session.WorkerState;
import io.sluice.scoring.bundle.BundleLease;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.bundle.ServedBundle;
import io.sluice.scoring.intake.DecodedReading;
import io.sluice.scoring.intake.ReadingDecoder;
import io.sluice.scoring.intake.StateReader;
import io.sluice.scoring.publish.StateRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One membership of the group that watches for drift. What is told, what is remembered and how far
 * it has come is one transaction, some seconds long, so that a restart changes nothing that is
 * told. Readings, scores and alerts of an asset lie on partitions of one number, which one member
 * has.
 */
final class DriftSession implements Session, ConsumerRebalanceListener {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE = Duration.ofSeconds(3);

  /** Records of a transaction, however fast they come. */
  private static final int MOST_RECORDS = 100_000;

  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final StateReader states;
  private final Topics topics;
  private final BundleRegistry registry;
  private final DriftConfig config;
  private final DriftMetrics metrics;
  private final BrokerContact contact;
  private final ReadingDecoder readings = new ReadingDecoder();
  private final ScoreReader scores = new ScoreReader();
  private final AlertReader alerts = new AlertReader();
  private final Map<Integer, PartitionDrift> partitions = new TreeMap<>();
  private final Map<Integer, Long> storedUntil = new HashMap<>();

  /** What is not committed yet. */
  private final Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();

  /** By stream the newest: the topic keeps no other. */
  private final Map<StreamKey, News> told = new LinkedHashMap<>();

  /**
   * News of a stream.
   *
   * @param partition of its readings, and of the news, so that who reads scores of an asset can
   *     have both
   */
  private record News(int partition, Drift report) {}

  private BundleLease bundles;
  private long records;
  private long begunNanos;

  /**
   * @param states reads with a client of its own; consumer and producer are closed with the session
   * @param heartbeatInterval of the consumer
   */
  DriftSession(
      Consumer<byte[], byte[]> consumer,
      Producer<byte[], byte[]> producer,
      StateReader states,
      Topics topics,
      BundleRegistry registry,
      DriftConfig config,
      DriftMetrics metrics,
      Duration heartbeatInterval) {
    this.consumer = consumer;
    this.producer = producer;
    this.states = states;
    this.topics = topics;
    this.registry = registry;
    this.config = config;
    this.metrics = metrics;
    this.contact = new BrokerContact(consumer, heartbeatInterval);
    this.bundles = registry.lease();
  }

  @Override
  public void join() {
    producer.initTransactions();
    consumer.subscribe(read(), this);
  }

  private List<String> read() {
    return List.of(topics.sensorReadings(), topics.anomalyScores(), topics.alerts());
  }

  @Override
  public boolean pollOnce() {
    ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
    if (bundles.isOutdated()) {
      bundles.close();
      bundles = registry.lease();
    }
    if (next.isEmpty()) {
      begunNanos = System.nanoTime();
    }
    for (ConsumerRecord<byte[], byte[]> record : polled) {
      take(record);
      records++;
    }
    next.putAll(polled.nextOffsets());
    boolean due =
        records >= MOST_RECORDS || System.nanoTime() - begunNanos >= config.commitEvery().toNanos();
    if (!due || next.isEmpty()) {
      return false;
    }
    commit();
    return true;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    PartitionDrift partition = partitions.get(record.partition());
    if (partition == null) {
      return;
    }
    try {
      if (record.topic().equals(topics.alerts())) {
        label(record, partition);
      } else {
        tell(
            record.topic().equals(topics.sensorReadings())
                ? reading(record, partition)
                : score(record, partition),
            record.partition());
      }
    } catch (MalformedMessageException e) {
      // Who judges it, or reads the score, makes a dead letter of it.
    }
  }

  /** What changed earlier in the same transaction is news still. */
  private void tell(@Nullable Drift report, int partition) {
    if (report == null) {
      return;
    }
    metrics.changed(report.changed().size());
    told.merge(
        new StreamKey(report.asset(), report.stream()),
        new News(partition, report),
        (before, now) -> {
          var changed = new ArrayList<>(before.report().changed());
          now.report().changed().stream()
              .filter(name -> !changed.contains(name))
              .forEach(changed::add);
          return new News(partition, now.report().withChanged(changed));
        });
  }

  private @Nullable Drift reading(ConsumerRecord<byte[], byte[]> record, PartitionDrift partition)
      throws MalformedMessageException {
    DecodedReading reading = readings.decode(record.value(), bundles::find);
    ServedBundle served = reading.bundle();
    return served == null
        ? null
        : partition.take(
            new StreamKey(reading.asset(), reading.stream()),
            served.bundle(),
            drift -> drift.reading(reading.values(), reading.timeMillis()));
  }

  /** Scores of a bundle that is not served any more are of another scale. */
  private @Nullable Drift score(ConsumerRecord<byte[], byte[]> record, PartitionDrift partition)
      throws MalformedMessageException {
    RawScore score = scores.read(record.value());
    ServedBundle served = bundles.find(score.profile());
    if (served == null || !served.bundle().ref().equals(score.bundle())) {
      return null;
    }
    Bundle bundle = served.bundle();
    var ratios = new HashMap<String, Double>();
    for (Map.Entry<String, DetectorScore> detector : score.readDetectors().entrySet()) {
      ratios.put(detector.getKey(), detector.getValue().ratio());
    }
    Integer label = score.label();
    Boolean wrong = label == null ? null : (score.ratio() >= score.infoLevel()) != (label == 1);
    return partition.take(
        new StreamKey(score.asset(), score.stream()),
        bundle,
        drift -> drift.score(ratios, wrong, score.windowEnd().toEpochMilli()));
  }

  /**
   * What people say of an incident of the process is said of the streams that gave evidence. That
   * somebody worked on the plant, or that nobody knows, says nothing of who judged.
   */
  private void label(ConsumerRecord<byte[], byte[]> record, PartitionDrift partition)
      throws MalformedMessageException {
    Alert alert = alerts.read(record.value());
    IncidentLabel label = alert.command() == null ? null : alert.command().label();
    if (alert.kind() != AlertKind.LABELLED || alert.category() != Category.PROCESS) {
      return;
    }
    Boolean wrong =
        switch (label) {
          case TRUE_POSITIVE -> false;
          case FALSE_POSITIVE -> true;
          case null, default -> null;
        };
    for (String name : alert.streams()) {
      var stream = new StreamKey(alert.asset(), name);
      Bundle bundle = partition.bundleOf(stream, bundles.byProfile().values());
      if (bundle != null) {
        tell(
            partition.take(
                stream,
                bundle,
                drift -> drift.feedback(alert.incident(), wrong, alert.updatedAt().toEpochMilli())),
            record.partition());
      }
    }
  }

  private void commit() {
    producer.beginTransaction();
    told.forEach(
        (stream, news) ->
            producer.send(
                new ProducerRecord<>(
                    topics.drift(),
                    news.partition(),
                    Messages.encode(stream),
                    Messages.encode(news.report()))));
    partitions.forEach(
        (number, partition) -> {
          var changes = partition.changes(offset(topics.sensorReadings(), number));
          if (!changes.isEmpty()) {
            storedUntil.put(
                number, StateRecords.send(producer, topics.driftState(), number, changes));
          }
        });
    producer.sendOffsetsToTransaction(noted(), consumer.groupMetadata());
    producer.commitTransaction();
    next.clear();
    told.clear();
    records = 0;
  }

  private long offset(String topic, int number) {
    OffsetAndMetadata offset = next.get(new TopicPartition(topic, number));
    return offset == null ? 0 : offset.offset();
  }

  /**
   * With each offset, how far what is stored goes: also with that of a topic that brought nothing,
   * for what the other brought was stored, too.
   */
  private Map<TopicPartition, OffsetAndMetadata> noted() {
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (int number : partitions.keySet()) {
      for (String topic : read()) {
        var partition = new TopicPartition(topic, number);
        OffsetAndMetadata known = next.get(partition);
        long offset = known == null ? consumer.position(partition) : known.offset();
        var note = new CommitNote(offset, storedUntil.getOrDefault(number, 0L));
        offsets.put(partition, new OffsetAndMetadata(offset, note.encode()));
      }
    }
    return offsets;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> added) {
    if (added.isEmpty()) {
      return;
    }
    requireAlike();
    var committed = consumer.committed(Set.copyOf(added));
    var beginnings = consumer.beginningOffsets(added);
    var ends = consumer.endOffsets(added);
    var starts = new HashMap<Integer, StartPoint>();
    for (TopicPartition partition : added) {
      StartPoint start =
          StartPoint.of(
              partition.toString(),
              committed.get(partition),
              PartitionOffsets.of(beginnings, partition),
              PartitionOffsets.of(ends, partition));
      consumer.seek(partition, start.publishFrom());
      if (partition.topic().equals(topics.sensorReadings())) {
        starts.put(partition.partition(), start);
      }
    }
    int share = Math.max(1, config.maxStreams() / Math.max(1, starts.size()));
    states
        .read(starts)
        .forEach(
            (number, stored) -> {
              partitions.put(number, new PartitionDrift(stored, share, metrics));
              storedUntil.put(
                  number, stored.isDiscarded() ? 0L : Math.max(0, storedUntil(starts.get(number))));
            });
  }

  private static long storedUntil(@Nullable StartPoint start) {
    return start == null ? 0 : start.storedUntil();
  }

  /**
   * Else what an asset's readings tell and what its scores tell would be at two members, and what
   * is told of it on no partition of its number.
   */
  private void requireAlike() {
    int read = consumer.partitionsFor(topics.sensorReadings()).size();
    for (String topic : List.of(topics.anomalyScores(), topics.alerts(), topics.drift())) {
      int there = consumer.partitionsFor(topic).size();
      if (there != read) {
        throw new IllegalStateException(
            "topic %s has %d partitions and %s has %d: give them as many, or set sluice.scoring.drift.enabled=false"
                .formatted(topics.sensorReadings(), read, topic, there));
      }
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    if (!next.isEmpty()) {
      commit();
    }
    dropAll();
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    dropAll();
  }

  private void dropAll() {
    partitions.values().forEach(PartitionDrift::close);
    partitions.clear();
    storedUntil.clear();
    next.clear();
    told.clear();
    records = 0;
  }

  @Override
  public WorkerState state() {
    return contact.lost().orElseGet(() -> new WorkerState.Serving(partitions.size(), 0, List.of()));
  }

  @Override
  public void wakeUp() {
    consumer.wakeup();
  }

  /** What was not committed is taken in again by whoever comes next. */
  @Override
  public void close() {
    try {
      next.clear();
      consumer.close(CloseOptions.timeout(CLOSE).withGroupMembershipOperation(LEAVE_GROUP));
    } finally {
      producer.close(CLOSE);
      dropAll();
      bundles.close();
    }
  }
}
