package io.sluice.scoring.shadow;

import io.sluice.platform.kafka.PartitionOffsets;
import io.sluice.platform.session.CommitNote;
import io.sluice.platform.session.StartPoint;
import io.sluice.scoring.intake.IntakeLoad;
import io.sluice.scoring.intake.PartitionIntake;
import io.sluice.scoring.memory.StoredMemories;
import io.sluice.scoring.metrics.BatchTally;
import io.sluice.scoring.metrics.ShadowMetrics;
import io.sluice.scoring.window.PartitionMemories;
import io.sluice.scoring.window.PartitionWindows;
import io.sluice.scoring.window.WindowConfig;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of a session, each with its windows. A partition is taken up where it was left or,
 * if that is too far behind, where the champion is; either way its windows are rebuilt from the
 * log. What a memory had learnt of a stream begins anew.
 */
final class ShadowPartitions {

  private static final long LOOK_NANOS = 100_000_000;

  private final Consumer<byte[], byte[]> consumer;
  private final ChampionPlaces champions;
  private final IntakeLoad load;
  private final ShadowConfig config;
  private final WindowConfig windows;
  private final LongSupplier largestMemory;
  private final ShadowMetrics metrics;
  private final BatchTally tally;
  private final Map<TopicPartition, PartitionIntake> partitions = new HashMap<>();

  /** What came before this session began to read nobody wanted to have judged. */
  private boolean isUnderWay;

  private long lookedNanos = System.nanoTime() - LOOK_NANOS;

  /**
   * @param load of the champions of this process
   * @param largestMemory bytes of the largest memory of those that learn, 0 if none does
   */
  ShadowPartitions(
      Consumer<byte[], byte[]> consumer,
      ChampionPlaces champions,
      IntakeLoad load,
      ShadowConfig config,
      WindowConfig windows,
      LongSupplier largestMemory,
      ShadowMetrics metrics,
      BatchTally tally) {
    this.consumer = consumer;
    this.champions = champions;
    this.load = load;
    this.config = config;
    this.windows = windows;
    this.largestMemory = largestMemory;
    this.metrics = metrics;
    this.tally = tally;
  }

  @Nullable PartitionIntake find(TopicPartition partition) {
    return partitions.get(partition);
  }

  int size() {
    return partitions.size();
  }

  int rebuilding() {
    return (int) partitions.values().stream().filter(PartitionIntake::isRebuilding).count();
  }

  /** Takes partitions up. */
  void start(Collection<TopicPartition> added) {
    if (added.isEmpty()) {
      return;
    }
    var left = consumer.committed(Set.copyOf(added));
    var ahead = champions.committed();
    var beginnings = consumer.beginningOffsets(added);
    var ends = consumer.endOffsets(added);
    for (TopicPartition partition : added) {
      long beginning = PartitionOffsets.of(beginnings, partition);
      long end = PartitionOffsets.of(ends, partition);
      StartPoint champion = startOf(partition, ahead.get(partition), beginning, end);
      OffsetAndMetadata own = left.get(partition);
      long behind = own == null ? 0 : champion.publishFrom() - own.offset();
      boolean goesOn = own != null && own.offset() <= end && behind <= config.maxBacklog();
      if (isUnderWay && own != null && !goesOn) {
        metrics.behind(Math.max(0, behind));
      }
      begin(partition, goesOn ? startOf(partition, own, beginning, end) : champion);
    }
    isUnderWay = true;
  }

  /** From the beginning if a topic was created anew since: nobody counts on these scores. */
  private static StartPoint startOf(
      TopicPartition partition, @Nullable OffsetAndMetadata committed, long beginning, long end) {
    boolean isOfThisLog = committed != null && committed.offset() <= end;
    return StartPoint.of(partition.toString(), isOfThisLog ? committed : null, beginning, end);
  }

  private void begin(TopicPartition partition, StartPoint start) {
    consumer.seek(partition, start.from());
    int all = Math.max(consumer.partitionsFor(partition.topic()).size(), partition.partition() + 1);
    long heap = Runtime.getRuntime().maxMemory();
    var memories =
        new PartitionMemories(
            () ->
                config.learningStreams(
                    windows, heap, all, load.largestMemory(), largestMemory.getAsLong()),
            start.publishFrom(),
            windows.snapshotRecords(),
            new StoredMemories(),
            () -> {});
    partitions.put(
        partition,
        new PartitionIntake(
            start,
            true,
            new PartitionWindows(
                config.memoryOf(heap) / all, windows.idleRecords(), memories, tally),
            System.nanoTime()));
  }

  void drop(Collection<TopicPartition> gone) {
    gone.forEach(partitions::remove);
  }

  /** Takes all up anew. */
  void restart() {
    Set<TopicPartition> all = Set.copyOf(partitions.keySet());
    partitions.clear();
    start(all);
  }

  /** Passes over what is too far behind the champion; to be called between two transactions. */
  void catchUp() {
    long now = System.nanoTime();
    if (now - lookedNanos < LOOK_NANOS) {
      return;
    }
    lookedNanos = now;
    var ends = consumer.endOffsets(partitions.keySet());
    var late = new HashSet<TopicPartition>();
    partitions.forEach(
        (partition, intake) -> {
          long behind = PartitionOffsets.of(ends, partition) - consumer.position(partition);
          if (behind > config.maxBacklog() && !intake.isRebuilding()) {
            late.add(partition);
          }
        });
    if (late.isEmpty()) {
      return;
    }
    var ahead = champions.committed();
    var beginnings = consumer.beginningOffsets(late);
    var moved = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (TopicPartition partition : late) {
      StartPoint champion =
          startOf(
              partition,
              ahead.get(partition),
              PartitionOffsets.of(beginnings, partition),
              PartitionOffsets.of(ends, partition));
      long behind = champion.publishFrom() - consumer.position(partition);
      if (behind > config.maxBacklog()) {
        metrics.behind(behind);
        begin(partition, champion);
        moved.put(
            partition,
            new OffsetAndMetadata(
                champion.publishFrom(), new CommitNote(champion.from(), 0).encode()));
      }
    }
    if (!moved.isEmpty()) {
      consumer.commitSync(moved); // else its lag would tell of what nobody will read
    }
  }
}
