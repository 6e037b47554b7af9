package io.sluice.scoring.intake;

import io.sluice.platform.kafka.PartitionOffsets;
import io.sluice.platform.session.StartPoint;
import io.sluice.scoring.memory.StoredMemories;
import io.sluice.scoring.metrics.ScoringMetrics;
import io.sluice.scoring.window.Drops;
import io.sluice.scoring.window.PartitionMemories;
import io.sluice.scoring.window.PartitionWindows;
import io.sluice.scoring.window.WindowConfig;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The partitions this worker has, each with the windows of its assets. Called within {@code poll},
 * hence never while a transaction is open: whoever loses a partition has either committed its
 * windows' readings or nothing of them.
 */
final class AssignedPartitions implements ConsumerRebalanceListener {

  private static final Logger LOG = Logger.getLogger(AssignedPartitions.class);

  private final Consumer<byte[], byte[]> consumer;
  private final StateReader states;
  private final TagOrders orders;
  private final WindowConfig config;
  private final ScoringMetrics metrics;
  private final Drops drops;
  private final Map<TopicPartition, PartitionIntake> partitions = new HashMap<>();
  private final LongSupplier largestWindow;
  private final LongSupplier largestMemory;
  private final long memory;
  private long share;
  private int partitionCount;
  private int saidLearning = Integer.MAX_VALUE;
  private final String topic;
  private boolean assigned;

  /**
   * @param topic of the readings
   * @param largestWindow bytes of the largest window of the profiles that are served
   * @param largestMemory bytes of the largest memory of those that learn, 0 if none does
   */
  AssignedPartitions(
      Consumer<byte[], byte[]> consumer,
      String topic,
      StateReader states,
      TagOrders orders,
      WindowConfig config,
      LongSupplier largestWindow,
      LongSupplier largestMemory,
      ScoringMetrics metrics,
      Drops drops) {
    this.consumer = consumer;
    this.topic = topic;
    this.states = states;
    this.orders = orders;
    this.largestWindow = largestWindow;
    this.largestMemory = largestMemory;
    this.config = config;
    this.memory = config.memoryOf(Runtime.getRuntime().maxMemory());
    this.metrics = metrics;
    this.drops = drops;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> added) {
    assigned = true;
    if (!added.isEmpty() && hasNewShare(added) && !partitions.isEmpty()) {
      restart();
    } else {
      start(added, Map.of());
    }
  }

  /**
   * What the windows of one partition may take depends on how many the topic has, never on how many
   * are here: wherever a partition is replayed, it comes to the same windows. Only where a topic is
   * given more partitions does it shrink, and then everywhere.
   *
   * @return whether it is another than before
   * @throws IllegalStateException if that is less than one window
   */
  private boolean hasNewShare(Collection<TopicPartition> added) {
    int all = consumer.partitionsFor(topic).size();
    for (var partition : added) {
      // known to who assigned it, perhaps not yet here
      all = Math.max(all, partition.partition() + 1);
    }
    partitionCount = all;
    long before = share;
    share = memory / all;
    if (share < largestWindow.getAsLong()) {
      throw new IllegalStateException(
          "sluice.scoring.window.memory is %d KiB, too little for one window of %d KiB in each of %d partitions: raise it, or the heap"
              .formatted(memory >> 10, largestWindow.getAsLong() >> 10, all));
    }
    return share != before;
  }

  /** How many streams of a partition may learn, by the bundles that are served now. */
  private int learningStreams() {
    long bytes = largestMemory.getAsLong();
    int most = config.learningStreams(Runtime.getRuntime().maxMemory(), partitionCount, bytes);
    if (most != saidLearning && most < config.maxLearningStreams()) {
      LOG.warnf(
          "%d streams of a partition learn instead of %d (sluice.scoring.window.max-learning-streams):"
              + " the heap holds no more of %d KiB each in %d partitions beside the windows; raise it",
          most, config.maxLearningStreams(), bytes >> 10, partitionCount);
    }
    saidLearning = most;
    return most;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    revoked.forEach(this::drop);
  }

  /** They may be somebody else's by now: nothing of them may be committed any more. */
  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    assigned = false;
    lost.forEach(this::drop);
  }

  /** Takes everything up anew from what is committed, as after an assignment. */
  void restart() {
    var all = Set.copyOf(consumer.assignment());
    var begun = new HashMap<TopicPartition, OffsetAndMetadata>();
    partitions.forEach(
        (partition, intake) ->
            begun.put(partition, new OffsetAndMetadata(intake.start().publishFrom())));
    dropAll();
    consumer.resume(all);
    start(all, begun);
  }

  /**
   * Stops reading one partition; the others go on. Windows stay as they are, so that it can go on
   * from this record as if nothing had been.
   *
   * @param next offset of the record that has to wait
   */
  void hold(TopicPartition partition, long next, String sentence) {
    consumer.pause(Set.of(partition));
    consumer.seek(partition, next);
    get(partition).waitBecause(sentence);
    metrics.partitionsWaiting(1);
    LOG.errorf("%s: paused at offset %d: %s", partition, next, sentence);
  }

  /** Tries what is paused again: what it waited for may have come. */
  void goOn() {
    partitions.forEach(
        (partition, intake) -> {
          if (intake.isWaiting()) {
            intake.goOn();
            metrics.partitionsWaiting(-1);
            consumer.resume(Set.of(partition));
            LOG.infof("%s: bundles have changed, trying again", partition);
          }
        });
  }

  /** What partitions wait for, each once. */
  List<String> waiting() {
    var sentences = new TreeSet<String>();
    for (PartitionIntake intake : partitions.values()) {
      if (intake.whyWaiting() != null) {
        sentences.add(intake.whyWaiting());
      }
    }
    return List.copyOf(sentences);
  }

  /**
   * With {@code read_committed}, {@code committed()} waits until a transaction that an earlier
   * owner left open has ended, so that what it says is final.
   *
   * @param begun where those began of which nothing is committed yet, as far as this worker knows
   */
  private void start(
      Collection<TopicPartition> added, Map<TopicPartition, OffsetAndMetadata> begun) {
    if (added.isEmpty()) {
      return;
    }
    var committed = consumer.committed(Set.copyOf(added));
    var beginnings = consumer.beginningOffsets(added);
    var ends = consumer.endOffsets(added);
    var starts = new HashMap<Integer, StartPoint>();
    for (var partition : added) {
      starts.put(
          partition.partition(),
          StartPoint.of(
              partition.toString(),
              committed.get(partition) == null ? begun.get(partition) : committed.get(partition),
              PartitionOffsets.of(beginnings, partition),
              PartitionOffsets.of(ends, partition)));
    }
    var all = states.read(starts);
    orders.start(starts.keySet());
    for (var partition : added) {
      StartPoint start =
          Objects.requireNonNull(starts.get(partition.partition()), "a partition has no start");
      StoredMemories stored =
          Objects.requireNonNull(all.get(partition.partition()), "a partition was not read");
      report(partition, start);
      consumer.seek(partition, start.from());
      var intake =
          new PartitionIntake(
              start,
              stored.isDiscarded(),
              new PartitionWindows(
                  share,
                  config.idleRecords(),
                  new PartitionMemories(
                      this::learningStreams,
                      start.publishFrom(),
                      config.snapshotRecords(),
                      stored,
                      metrics::memoryLost),
                  drops),
              System.nanoTime());
      partitions.put(partition, intake);
    }
  }

  private void report(TopicPartition partition, StartPoint start) {
    if (start.lost() > 0) {
      metrics.lost(start.lost());
      LOG.errorf(
          "%s: retention deleted up to %d readings before they were scored",
          partition, start.lost());
    }
    if (start.cutShort()) {
      metrics.rebuildCutShort();
      LOG.warnf(
          "%s: retention deleted readings that windows need; they are rebuilt from offset %d",
          partition, start.from());
    }
    LOG.infof(
        "%s: rebuilding windows from offset %d, publishing from %d",
        partition, start.from(), start.publishFrom());
  }

  private void drop(TopicPartition partition) {
    var intake = partitions.remove(partition);
    orders.stop(partition.partition());
    if (intake != null && intake.isWaiting()) {
      metrics.partitionsWaiting(-1);
    }
  }

  void dropAll() {
    Set.copyOf(partitions.keySet()).forEach(this::drop);
  }

  PartitionIntake get(TopicPartition partition) {
    return Objects.requireNonNull(partitions.get(partition), "a partition is not assigned here");
  }

  /** Partitions for whose assets people have said something that can be done now. */
  Set<TopicPartition> ordered() {
    Set<TopicPartition> ordered = new HashSet<>();
    for (int number : orders.waiting()) {
      var partition = new TopicPartition(topic, number);
      PartitionIntake intake = partitions.get(partition);
      if (intake != null && !intake.isRebuilding()) {
        ordered.add(partition);
      }
    }
    return ordered;
  }

  /** Whether the group has had its say since this worker joined. */
  boolean isAssigned() {
    return assigned;
  }

  Set<TopicPartition> all() {
    return Set.copyOf(partitions.keySet());
  }

  int rebuilding() {
    int count = 0;
    for (var partition : partitions.values()) {
      if (partition.isRebuilding()) {
        count++;
      }
    }
    return count;
  }
}
