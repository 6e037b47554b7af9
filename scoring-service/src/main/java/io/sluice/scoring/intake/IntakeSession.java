package io.sluice.scoring.intake;

import static org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;

import io.sluice.platform.session.BatchFailedException;
import io.sluice.platform.session.BrokerContact;
import io.sluice.platform.session.CommitNote;
import io.sluice.platform.session.Session;
import io.sluice.platform.session.WorkerState;
import io.sluice.platform.tracing.Traces;
import io.sluice.scoring.bundle.BundleLease;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.bundle.ServedBundle;
import io.sluice.scoring.judge.BatchJudge;
import io.sluice.scoring.memory.MemoryOwner;
import io.sluice.scoring.metrics.BatchTally;
import io.sluice.scoring.metrics.ScoringMetrics;
import io.sluice.scoring.publish.TransactionalPublisher;
import io.sluice.scoring.window.StreamWindow;
import io.sluice.scoring.window.WindowConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * One membership of the group: a consumer, a transactional producer and the windows that belong to
 * them. A batch is taken in, judged, published and committed as a whole or not at all; if not, the
 * windows are given up as well and everything is taken up from what is committed. A partition whose
 * next record has to wait for a bundle is paused there; the batch ends with the record before.
 */
final class IntakeSession implements Session {

  private static final Logger LOG = Logger.getLogger(IntakeSession.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE = Duration.ofSeconds(3);

  /** Windows in one call of the detectors: larger ones are not faster, only larger. */
  private static final int MAX_JUDGED_AT_ONCE = 256;

  private final Consumer<byte[], byte[]> consumer;
  private final TransactionalPublisher publisher;
  private final BundleRegistry registry;
  private final ScoringMetrics metrics;
  private final BatchTally tally;
  private final AssignedPartitions partitions;
  private final TagOrders orders;
  private final BrokerContact contact;
  private final String topic;
  private final BatchIntake intake;
  private final BatchJudge judge;
  private final IntakeLoad.Worker load;
  private final int fullBatch;
  private BundleLease bundles;

  /**
   * Consumer and publisher are closed with the session.
   *
   * @param states reads with a client of its own
   * @param orders closed with the session
   * @param tally that the publisher writes to, too
   * @param load is told of batches
   */
  IntakeSession(
      Consumer<byte[], byte[]> consumer,
      StateReader states,
      TagOrders orders,
      TransactionalPublisher publisher,
      BundleRegistry registry,
      WindowConfig windows,
      KafkaClients clients,
      ScoringMetrics metrics,
      BatchTally tally,
      Traces traces,
      IntakeLoad.Worker load) {
    this.consumer = consumer;
    this.topic = clients.topics().sensorReadings();
    this.publisher = publisher;
    this.registry = registry;
    this.metrics = metrics;
    this.tally = tally;
    this.orders = orders;
    this.partitions =
        new AssignedPartitions(
            consumer,
            topic,
            states,
            orders,
            windows,
            this::largestWindow,
            () -> bundles.largestMemory(),
            metrics,
            tally);
    this.contact = new BrokerContact(consumer, clients.heartbeatInterval());
    this.intake = new BatchIntake(publisher::deadLetter, tally, traces, clients.group());
    this.load = load;
    this.fullBatch = clients.maxPollRecords();
    this.judge = new BatchJudge(MAX_JUDGED_AT_ONCE, publisher);
    this.bundles = registry.lease();
    load.learns(bundles.largestMemory());
  }

  private long largestWindow() {
    return bundles.byProfile().values().stream()
        .mapToLong(bundle -> StreamWindow.bytes(bundle.profile()))
        .max()
        .orElse(0);
  }

  @Override
  public void join() {
    publisher.initialise();
    consumer.subscribe(List.of(topic), partitions);
  }

  @Override
  public boolean pollOnce() throws BatchFailedException {
    ConsumerRecords<byte[], byte[]> records;
    try {
      records = consumer.poll(POLL);
    } catch (OffsetOutOfRangeException e) {
      LOG.warnf("retention was faster than reading: %s", e.getMessage());
      partitions.restart();
      return false;
    }
    useNewestBundles();
    orders.poll();
    if (records.nextOffsets().isEmpty() && orders.waiting().isEmpty()) {
      load.isIdle();
      return false;
    }
    load.begins(records.count() >= fullBatch);
    try {
      return process(records);
    } catch (RuntimeException e) {
      rollBack(e);
      throw new BatchFailedException(e);
    } finally {
      load.ends();
    }
  }

  private boolean process(ConsumerRecords<byte[], byte[]> records) {
    var next = new HashMap<>(records.nextOffsets());
    rebuild(records, next);
    Set<TopicPartition> ordered = partitions.ordered();
    if (ordered.isEmpty() && !hasNews(next)) {
      return false;
    }
    long startNanos = System.nanoTime();
    publisher.begin();
    for (TopicPartition partition : ordered) {
      obey(partition);
      next.computeIfAbsent(partition, one -> new OffsetAndMetadata(consumer.position(one)));
    }
    for (TopicPartition partition : records.partitions()) {
      PartitionIntake target = partitions.get(partition);
      for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
        if (!target.isWaiting() && target.isNew(record.offset())) {
          take(record, partition, next);
        }
      }
    }
    judge.judge();
    storeMemories(next, ordered);
    var offsets = offsets(next, ordered);
    publisher.commit(offsets, consumer.groupMetadata());
    metrics.count(tally);
    metrics.batch(records.count());
    metrics.committed(System.nanoTime() - startNanos);
    tally.clear();
    return !offsets.isEmpty();
  }

  /** Before the records of the batch: what people say is between two windows. */
  private void obey(TopicPartition partition) {
    List<MemoryOwner> owners =
        bundles.byProfile().values().stream()
            .map(ServedBundle::memoryOwner)
            .filter(Objects::nonNull)
            .toList();
    for (TagOrders.Given given : orders.take(partition.partition())) {
      int streams = partitions.get(partition).windows().obey(given.asset(), given.order(), owners);
      tally.tagOrder(streams > 0);
      LOG.infof(
          "asset=%s tags=%s are %s, says %s: %s",
          given.asset(),
          given.order().tags(),
          switch (given.order().kind()) {
            case LEARN -> "normal as they are";
            case REPAIRED -> "put right";
          },
          given.by(),
          streams > 0 ? "done" : "none of them is followed, widened or left out, nothing is done");
    }
  }

  /**
   * Takes in a record, or pauses its partition there.
   *
   * @param next offsets after what is taken in, by partition
   * @return whether it was taken in
   */
  private boolean take(
      ConsumerRecord<byte[], byte[]> record,
      TopicPartition partition,
      Map<TopicPartition, OffsetAndMetadata> next) {
    String wait = intake.take(record, partitions.get(partition), bundles, judge);
    if (wait == null) {
      return true;
    }
    partitions.hold(partition, record.offset(), wait);
    next.put(partition, new OffsetAndMetadata(record.offset(), record.leaderEpoch(), ""));
    return false;
  }

  /** Before any transaction begins: it can take long, and publishes nothing. */
  private void rebuild(
      ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, OffsetAndMetadata> next) {
    if (partitions.rebuilding() == 0) {
      return;
    }
    for (TopicPartition partition : records.partitions()) {
      PartitionIntake target = partitions.get(partition);
      for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
        if (!target.isWaiting()
            && !target.isNew(record.offset())
            && take(record, partition, next)) {
          target.replayedOne();
        }
      }
    }
    tally.clear();
    noteEndOfRebuilds(next);
  }

  private boolean hasNews(Map<TopicPartition, OffsetAndMetadata> nextOffsets) {
    for (var next : nextOffsets.entrySet()) {
      if (partitions.get(next.getKey()).isBeyondCommitted(next.getValue().offset())) {
        return true;
      }
    }
    return false;
  }

  /** Before it is said from where windows are rebuilt: that is further on then. */
  private void storeMemories(
      Map<TopicPartition, OffsetAndMetadata> nextOffsets, Set<TopicPartition> ordered) {
    nextOffsets.forEach(
        (partition, next) -> {
          var target = partitions.get(partition);
          if (target.isBeyondCommitted(next.offset()) || ordered.contains(partition)) {
            var changes = target.windows().memoryChanges(next.offset());
            if (!changes.isEmpty()) {
              target.storedUntil(publisher.store(partition.partition(), changes));
            }
          }
        });
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(
      Map<TopicPartition, OffsetAndMetadata> nextOffsets, Set<TopicPartition> ordered) {
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    nextOffsets.forEach(
        (partition, next) -> {
          var target = partitions.get(partition);
          if (target.isBeyondCommitted(next.offset()) || ordered.contains(partition)) {
            var note =
                new CommitNote(target.windows().rebuildFrom(next.offset()), target.storedUntil());
            offsets.put(
                partition, new OffsetAndMetadata(next.offset(), next.leaderEpoch(), note.encode()));
            int number = partition.partition();
            offsets.put(orders.commandsOf(number), orders.taken(number));
          }
        });
    return offsets;
  }

  private void noteEndOfRebuilds(Map<TopicPartition, OffsetAndMetadata> nextOffsets) {
    nextOffsets.forEach(
        (partition, next) -> {
          var target = partitions.get(partition);
          if (target.reached(next.offset())) {
            long nanos = target.nanosSinceStart(System.nanoTime());
            metrics.rebuilt(target.replayed(), nanos);
            LOG.infof(
                "%s: windows of %d assets rebuilt from %d records in %d ms",
                partition, target.windows().size(), target.replayed(), nanos / 1_000_000);
          }
        });
  }

  /** The windows have already moved on over a batch that now never was. */
  private void rollBack(RuntimeException cause) {
    metrics.rolledBack();
    tally.clear();
    judge.discard();
    try {
      publisher.abort();
      partitions.restart();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
      throw cause;
    }
  }

  /** Between two batches, so that one batch is judged by one version. */
  private void useNewestBundles() {
    if (bundles.isOutdated()) {
      var newest = registry.lease();
      judge.retainOnly(newest.byProfile().values());
      bundles.close();
      bundles = newest;
      load.learns(bundles.largestMemory());
      partitions.goOn();
    }
  }

  @Override
  public WorkerState state() {
    return contact.lost().orElseGet(this::stateInContact);
  }

  private WorkerState stateInContact() {
    if (!partitions.isAssigned()) {
      return new WorkerState.Waiting("waiting for the group to assign partitions");
    }
    if (partitions.all().isEmpty() && consumer.partitionsFor(topic).isEmpty()) {
      return new WorkerState.Waiting("topic " + topic + " does not exist");
    }
    return new WorkerState.Serving(
        partitions.all().size(), partitions.rebuilding(), partitions.waiting());
  }

  @Override
  public void wakeUp() {
    consumer.wakeup();
  }

  /** Leaves the group, so that others need not wait for the session to time out. */
  @Override
  public void close() {
    try {
      consumer.close(CloseOptions.timeout(CLOSE).withGroupMembershipOperation(LEAVE_GROUP));
    } finally {
      load.close();
      publisher.close();
      partitions.dropAll();
      orders.close();
      judge.close();
      bundles.close();
    }
  }
}
