package io.sluice.platform.kafka;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/** What a broker says of partitions: it answers for each that it was asked for. */
public final class PartitionOffsets {

  private PartitionOffsets() {}

  public static long of(Map<TopicPartition, Long> offsets, TopicPartition partition) {
    return Objects.requireNonNull(offsets.get(partition), "a partition was not asked for");
  }
}
