package io.sluice.contracts;

/**
 * Where on the log the reading that completed a window lies.
 *
 * @param topic Kafka topic
 * @param partition partition of the topic, from 0
 * @param offset offset in the partition, from 0
 */
public record SourceRef(String topic, int partition, long offset) {

  public SourceRef {
    Checks.name(topic, "source.topic");
    Checks.notNegative(partition, "source.partition");
    Checks.notNegative(offset, "source.offset");
  }
}
