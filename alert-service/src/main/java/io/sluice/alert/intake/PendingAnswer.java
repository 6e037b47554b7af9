package io.sluice.alert.intake;

import io.sluice.alert.command.Answer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An answer to be stored.
 *
 * @param record the command, for the dead letters if the answer cannot be stored
 */
record PendingAnswer(Answer answer, ConsumerRecord<byte[], byte[]> record) {

  String asset() {
    return answer.order().asset();
  }
}
