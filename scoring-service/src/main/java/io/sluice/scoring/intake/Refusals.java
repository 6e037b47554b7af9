package io.sluice.scoring.intake;

import io.sluice.scoring.publish.DeadLetterReason;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where records go that cannot be judged. */
@FunctionalInterface
public interface Refusals {

  void refuse(ConsumerRecord<byte[], byte[]> record, DeadLetterReason reason, String detail);
}
