package io.sluice.scoring.intake;

import io.sluice.platform.kafka.PartitionOffsets;
import io.sluice.platform.session.StartPoint;
import io.sluice.scoring.memory.StoredMemories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads what was stored on a compacted topic, where a partition of the readings is taken up. What
 * is committed there belongs to the offset that was committed with it: the note at that offset says
 * how far to read. The end of that transaction may be seen here later than there, hence the wait.
 * Not thread-safe.
 */
public final class StateReader {

  private static final Logger LOG = Logger.getLogger(StateReader.class);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> group;
  private final String readings;
  private final StateTopic topic;
  private final Function<String, Consumer<byte[], byte[]>> open;
  private final Duration limit;
  private final Runnable lost;

  /**
   * @param group the worker's own consumer, which is only asked where topics begin and end
   * @param readings the topic that has as many partitions
   * @param topic what is read
   * @param open makes a consumer that is closed here, by its isolation level
   * @param limit for how long nothing may come; longer than the broker takes to end a transaction
   * @param lost is told of a partition whose content is gone
   */
  public StateReader(
      Consumer<byte[], byte[]> group,
      String readings,
      StateTopic topic,
      Function<String, Consumer<byte[], byte[]>> open,
      Duration limit,
      Runnable lost) {
    this.group = group;
    this.readings = readings;
    this.topic = topic;
    this.open = open;
    this.limit = limit;
    this.lost = lost;
  }

  /**
   * @param starts where partitions of the readings are taken up, by number
   * @return what was stored by then; where nobody says how much that is, or it is gone, nothing
   *     that can be taken, but it is known what has to be cleared away
   * @throws IllegalStateException if the topic is missing, too small or not kept as it must be, or
   *     does not come
   */
  public Map<Integer, StoredMemories> read(Map<Integer, StartPoint> starts) {
    requirePartitions(starts.keySet());
    topic.requireCompacted();
    var wanted = starts.keySet().stream().map(this::partition).toList();
    var beginnings = group.beginningOffsets(wanted);
    var ends = group.endOffsets(wanted);
    var stored = new HashMap<Integer, StoredMemories>();
    var until = new HashMap<TopicPartition, Long>();
    var worthless = new ArrayList<StoredMemories>();
    starts.forEach(
        (number, start) -> {
          var memories = new StoredMemories();
          stored.put(number, memories);
          var partition = partition(number);
          long visibleEnd = PartitionOffsets.of(ends, partition);
          long end = start.storedUntil();
          if (end == StartPoint.UNKNOWN || isGone(partition, end, visibleEnd)) {
            worthless.add(memories);
            end = visibleEnd;
          }
          if (end > PartitionOffsets.of(beginnings, partition)) {
            until.put(partition, end);
          }
        });
    if (!until.isEmpty()) {
      read(until, stored);
    }
    worthless.forEach(StoredMemories::discard);
    return stored;
  }

  private TopicPartition partition(int number) {
    return new TopicPartition(topic.name(), number);
  }

  private void requirePartitions(Collection<Integer> numbers) {
    int there = group.partitionsFor(topic.name()).size();
    if (there == 0) {
      throw new IllegalStateException(
          "topic %s does not exist: create it with cleanup.policy=compact and as many partitions as %s"
              .formatted(topic.name(), readings));
    }
    for (int number : numbers) {
      if (number >= there) {
        throw new IllegalStateException(
            "topic %s has %d partitions, but %s has a partition %d: give it as many"
                .formatted(topic.name(), there, readings, number));
      }
    }
  }

  /** Whether the log ends before what was committed; what is not yet visible is there already. */
  private boolean isGone(TopicPartition partition, long until, long visibleEnd) {
    if (visibleEnd >= until) {
      return false;
    }
    try (var any = open.apply("read_uncommitted")) {
      long end = PartitionOffsets.of(any.endOffsets(List.of(partition)), partition);
      if (end >= until) {
        return false;
      }
      lost.run();
      LOG.errorf(
          "%s ends at offset %d, but up to %d was stored: the topic was truncated or created anew; what was learnt is lost, and its assets begin anew",
          partition, end, until);
      return true;
    }
  }

  private void read(Map<TopicPartition, Long> until, Map<Integer, StoredMemories> stored) {
    long startNanos = System.nanoTime();
    long records = 0;
    try (var consumer = open.apply("read_committed")) {
      consumer.assign(until.keySet());
      consumer.seekToBeginning(until.keySet());
      long progressNanos = startNanos;
      Set<TopicPartition> left = new HashSet<>(until.keySet());
      while (!left.isEmpty()) {
        var polled = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : polled) {
          var partition = new TopicPartition(record.topic(), record.partition());
          StoredMemories memories = stored.get(record.partition());
          if (memories != null && record.offset() < PartitionOffsets.of(until, partition)) {
            memories.read(record.key(), record.value());
            records++;
          }
        }
        if (left.removeIf(one -> consumer.position(one) >= PartitionOffsets.of(until, one))
            || !polled.isEmpty()) {
          progressNanos = System.nanoTime();
        } else if (System.nanoTime() - progressNanos > limit.toNanos()) {
          throw new IllegalStateException(
              "%s has not come up to what was committed within %d s: a transaction is open that nobody ends"
                  .formatted(left, limit.toSeconds()));
        }
      }
    }
    LOG.infof(
        "what was learnt in %d partitions: %d records in %d ms",
        until.size(), records, (System.nanoTime() - startNanos) / 1_000_000);
  }
}
