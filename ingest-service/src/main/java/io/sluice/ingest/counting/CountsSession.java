package io.sluice.ingest.counting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;

import io.sluice.contracts.Headers;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.counts.Counts;
import io.sluice.counts.KeyRoom;
import io.sluice.ingest.metrics.CountsMetrics;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.platform.kafka.PartitionOffsets;
import io.sluice.platform.session.BrokerContact;
import io.sluice.platform.session.CommitNote;
import io.sluice.platform.session.Session;
import io.sluice.platform.session.StartPoint;
import io.sluice.platform.session.WorkerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One membership of the group that counts. What was made and how far it has come is one
 * transaction, which is open no longer than it takes to write it: who reads committed records of
 * the topic waits for it. Not thread-safe.
 */
final class CountsSession implements Session, ConsumerRebalanceListener {

  private static final Logger LOG = Logger.getLogger(CountsSession.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE = Duration.ofSeconds(3);

  /** What is made before it is written, however fast records come. */
  private static final int MOST_MADE = 10_000;

  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final List<Counts> counts;
  private final KnownProfiles profiles;
  private final CountsMetrics metrics;
  private final KeyRoom room = new KeyRoom(KeyRoom.USUAL);
  private final BrokerContact contact;
  private final Duration commitEvery;
  private final Map<TopicPartition, Counted> partitions = new HashMap<>();
  private final Map<String, Boolean> said = new TreeMap<>();
  private long begunNanos;

  /** A partition, and what of it is not committed. */
  private static final class Counted {

    private final PartitionCounts counts;
    private final List<ProducerRecord<byte[], byte[]>> made;
    private final long publishFrom;
    private @Nullable OffsetAndMetadata next;

    private Counted(
        PartitionCounts counts, List<ProducerRecord<byte[], byte[]>> made, long publishFrom) {
      this.counts = counts;
      this.made = made;
      this.publishFrom = publishFrom;
    }
  }

  /**
   * @param consumer closed with the session, as the producer
   * @param topic of the readings
   * @param heartbeatInterval of the consumer
   * @param commitEvery longest time from a record to what it tells
   */
  CountsSession(
      Consumer<byte[], byte[]> consumer,
      Producer<byte[], byte[]> producer,
      String topic,
      List<Counts> counts,
      KnownProfiles profiles,
      CountsMetrics metrics,
      Duration heartbeatInterval,
      Duration commitEvery) {
    this.consumer = consumer;
    this.producer = producer;
    this.topic = topic;
    this.counts = counts;
    this.profiles = profiles;
    this.metrics = metrics;
    this.commitEvery = commitEvery;
    this.contact = new BrokerContact(consumer, heartbeatInterval);
  }

  @Override
  public void join() {
    producer.initTransactions();
    consumer.subscribe(List.of(topic), this);
  }

  @Override
  public boolean pollOnce() {
    ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
    if (partitions.values().stream().allMatch(counted -> counted.next == null)) {
      begunNanos = System.nanoTime();
    }
    for (TopicPartition partition : polled.partitions()) {
      Counted counted = partitions.get(partition);
      if (counted != null) {
        polled.records(partition).forEach(record -> take(record, counted));
      }
    }
    polled
        .nextOffsets()
        .forEach(
            (partition, next) -> {
              Counted counted = partitions.get(partition);
              // while state is rebuilt, more than that is committed already
              if (counted != null && next.offset() > counted.publishFrom) {
                counted.next = next;
              }
            });
    boolean due =
        System.nanoTime() - begunNanos >= commitEvery.toNanos()
            || partitions.values().stream().mapToInt(counted -> counted.made.size()).sum()
                >= MOST_MADE;
    return due && commit();
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Counted counted) {
    int before = counted.made.size();
    counted.counts.take(record.value(), record.offset(), record.timestamp());
    Header producedAt = record.headers().lastHeader(Headers.PRODUCED_AT);
    if (producedAt != null) {
      // latency is measured from when what completed it was taken in
      counted
          .made
          .subList(before, counted.made.size())
          .forEach(made -> made.headers().add(producedAt));
    }
  }

  private void made(MadeReading reading, TopicPartition partition, Counted counted) {
    if (reading.cause() < counted.publishFrom) {
      return;
    }
    String profile = reading.counts().profile();
    boolean isTold =
        profiles
            .find(profile)
            .filter(known -> known.profile().kind() == ProfileKind.SIGNALS)
            .isPresent();
    metrics.made(profile, isTold);
    if (!Boolean.valueOf(isTold).equals(said.put(profile, isTold)) && !isTold) {
      LOG.warnf(
          "what is counted for profile %s is not told: there is no bundle of it of kind SIGNALS;"
              + " make rows of records with sluice count, and train it",
          profile);
    }
    if (isTold) {
      counted.made.add(
          new ProducerRecord<>(
              topic,
              partition.partition(),
              reading.counted().asset().getBytes(UTF_8),
              reading.encode()));
    }
  }

  /** Whether there was anything to commit. */
  private boolean commit() {
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    partitions.forEach(
        (partition, counted) -> {
          if (counted.next != null) {
            long next = counted.next.offset();
            offsets.put(
                partition,
                new OffsetAndMetadata(
                    next, new CommitNote(counted.counts.neededFrom(next), 0).encode()));
          }
        });
    if (offsets.isEmpty()) {
      return false;
    }
    producer.beginTransaction();
    partitions.values().forEach(counted -> counted.made.forEach(producer::send));
    producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
    producer.commitTransaction();
    partitions
        .values()
        .forEach(
            counted -> {
              counted.next = null;
              counted.made.clear();
            });
    return true;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> added) {
    if (added.isEmpty()) {
      return;
    }
    var committed = consumer.committed(Set.copyOf(added));
    var beginnings = consumer.beginningOffsets(added);
    var ends = consumer.endOffsets(added);
    for (TopicPartition partition : added) {
      StartPoint start =
          StartPoint.of(
              partition.toString(),
              committed.get(partition),
              PartitionOffsets.of(beginnings, partition),
              PartitionOffsets.of(ends, partition));
      if (start.cutShort()) {
        metrics.cut();
      }
      consumer.seek(partition, start.from());
      partitions.put(partition, counted(partition, start.publishFrom()));
    }
  }

  private Counted counted(TopicPartition partition, long publishFrom) {
    var made = new ArrayList<ProducerRecord<byte[], byte[]>>();
    var holder = new ArrayList<Counted>();
    var counted =
        new Counted(
            new PartitionCounts(
                counts, room, metrics, reading -> made(reading, partition, holder.getFirst())),
            made,
            publishFrom);
    holder.add(counted);
    return counted;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    commit();
    drop(revoked);
  }

  /** They are somebody else's by now. */
  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    drop(lost);
  }

  private void drop(Collection<TopicPartition> gone) {
    for (TopicPartition partition : gone) {
      Counted counted = partitions.remove(partition);
      if (counted != null) {
        counted.counts.close();
      }
    }
  }

  @Override
  public WorkerState state() {
    return contact.lost().orElseGet(() -> new WorkerState.Serving(partitions.size(), 0, List.of()));
  }

  @Override
  public void wakeUp() {
    consumer.wakeup();
  }

  /** What was not committed is counted again by whoever comes next. */
  @Override
  public void close() {
    try {
      drop(List.copyOf(partitions.keySet()));
      consumer.close(CloseOptions.timeout(CLOSE).withGroupMembershipOperation(LEAVE_GROUP));
    } finally {
      producer.close(CLOSE);
    }
  }
}
