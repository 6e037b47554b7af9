package io.sluice.scoring.intake;

import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.detection.detector.TagOrder;
import io.sluice.platform.kafka.PartitionOffsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people say of tags, from the commands of the assets whose readings this worker has.
 * How far it has come is committed in the transaction that stores what came of it, beside the
 * offset of the readings: so each order is obeyed once, between the same two windows wherever those
 * are judged again. Not thread-safe.
 */
final class TagOrders implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(TagOrders.class);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> group;
  private final String readings;
  private final String topic;
  private final Consumer<byte[], byte[]> consumer;

  /** By partition that is read, commands that are still to be taken. */
  private final Map<Integer, List<ConsumerRecord<byte[], byte[]>>> pending = new HashMap<>();

  /** Offset after the last command that was taken. */
  private final Map<Integer, Long> next = new HashMap<>();

  /** Where partitions began of which nothing is committed yet. */
  private final Map<Integer, Long> begun = new HashMap<>();

  /**
   * An order with whose it is.
   *
   * @param by who gave it
   */
  record Given(String asset, TagOrder order, String by) {}

  /**
   * @param group the worker's own consumer, which is only asked what is committed and where topics
   *     end
   * @param readings the topic that has as many partitions
   * @param topic of the commands
   * @param consumer of no group; closed here
   */
  TagOrders(
      Consumer<byte[], byte[]> group,
      String readings,
      String topic,
      Consumer<byte[], byte[]> consumer) {
    this.group = group;
    this.readings = readings;
    this.topic = topic;
    this.consumer = consumer;
  }

  /**
   * Reads these partitions, too, from what is committed on; where nothing is, from now on: who has
   * judged nothing yet has told nobody of a tag.
   *
   * @param added numbers of partitions of the readings
   * @throws IllegalStateException if the topic is missing, or has another number of partitions than
   *     the readings: commands would not meet their asset
   */
  void start(Collection<Integer> added) {
    requirePartitions(added);
    Set<TopicPartition> partitions =
        added.stream().map(this::partition).collect(Collectors.toUnmodifiableSet());
    var committed = group.committed(partitions);
    var beginnings = group.beginningOffsets(partitions);
    var ends = group.endOffsets(partitions);
    added.forEach(number -> pending.put(number, new ArrayList<>()));
    assign();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata known = committed.get(partition);
      long from =
          known == null
              ? begun.computeIfAbsent(
                  partition.partition(), number -> PartitionOffsets.of(ends, partition))
              : known.offset();
      from = Math.max(from, PartitionOffsets.of(beginnings, partition));
      next.put(partition.partition(), from);
      consumer.seek(partition, from);
    }
  }

  void stop(int partition) {
    if (pending.remove(partition) != null) {
      next.remove(partition);
      assign();
    }
  }

  private void assign() {
    consumer.assign(pending.keySet().stream().map(this::partition).toList());
  }

  private TopicPartition partition(int number) {
    return new TopicPartition(topic, number);
  }

  private void requirePartitions(Collection<Integer> numbers) {
    int there = group.partitionsFor(topic).size();
    if (there == 0) {
      throw new IllegalStateException(
          "topic %s does not exist: create it with as many partitions as %s"
              .formatted(topic, readings));
    }
    int expected = group.partitionsFor(readings).size();
    for (int number : numbers) {
      expected = Math.max(expected, number + 1);
    }
    if (there != expected) {
      throw new IllegalStateException(
          "topic %s has %d partitions, but %s has %d: give it as many, for what people say of an asset has to meet its readings"
              .formatted(topic, there, readings, expected));
    }
  }

  /** Takes in what has come; does not wait. */
  void poll() {
    if (pending.isEmpty()) {
      return;
    }
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ZERO)) {
      var waiting = pending.get(record.partition());
      if (waiting != null) {
        waiting.add(record);
      }
    }
  }

  /** Partitions of which commands wait to be taken. */
  Set<Integer> waiting() {
    Set<Integer> waiting = new HashSet<>();
    pending.forEach(
        (partition, records) -> {
          if (!records.isEmpty()) {
            waiting.add(partition);
          }
        });
    return waiting;
  }

  /** What has come for a partition and is about tags, in its order, once. */
  List<Given> take(int partition) {
    List<ConsumerRecord<byte[], byte[]>> records = pending.getOrDefault(partition, List.of());
    var orders = new ArrayList<Given>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      next.put(partition, record.offset() + 1);
      Given order = order(record);
      if (order != null) {
        orders.add(order);
      }
    }
    records.clear();
    return orders;
  }

  /** Null if it is about something else; what cannot be read is a dead letter of alert-service. */
  private static @Nullable Given order(ConsumerRecord<byte[], byte[]> record) {
    IncidentCommand command;
    try {
      command = Messages.decode(record.value(), IncidentCommand.class);
    } catch (MalformedMessageException e) {
      LOG.debugf(
          "%s-%d@%d: %s", record.topic(), record.partition(), record.offset(), e.getMessage());
      return null;
    }
    TagOrder.Kind kind =
        switch (command.kind()) {
          case LEARN -> TagOrder.Kind.LEARN;
          case REPAIRED -> TagOrder.Kind.REPAIRED;
          case ACKNOWLEDGE, ASSIGN, RESOLVE, COMMENT, LABEL, OTHER -> null;
        };
    return kind == null || command.tags() == null
        ? null
        : new Given(command.asset(), new TagOrder(kind, Set.copyOf(command.tags())), command.by());
  }

  /** How far a partition has come, to be committed with its readings. */
  OffsetAndMetadata taken(int partition) {
    return new OffsetAndMetadata(next.getOrDefault(partition, 0L));
  }

  /** Under which that is committed. */
  TopicPartition commandsOf(int partition) {
    return partition(partition);
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE));
  }
}
