package io.sluice.alert.intake;

import org.apache.kafka.common.TopicPartition;

/** Somebody else has consumed a partition that we took for ours; nothing was stored. */
class LostRaceException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient TopicPartition partition;

  LostRaceException(TopicPartition partition) {
    super(partition + " was moved on by another consumer");
    this.partition = partition;
  }

  TopicPartition partition() {
    return partition;
  }
}
