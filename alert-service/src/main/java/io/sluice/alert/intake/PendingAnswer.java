package io.sluice.alert.intake;

import io.sluice.alert.command.CommandResult;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An answer to be stored.
 *
 * @param record the command, for the dead letters if the answer cannot be stored
 */
record PendingAnswer(CommandResult answer, ConsumerRecord<byte[], byte[]> record) {

  String asset() {
    return answer.order().asset();
  }
}
