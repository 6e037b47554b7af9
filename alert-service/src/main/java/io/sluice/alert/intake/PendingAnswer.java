package io.sluice.alert.intake;

import io.sluice.alert.command.CommandOutcome;
import io.sluice.alert.command.CommandResult;
import io.sluice.contracts.IncidentCommand;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An answer to be stored.
 *
 * @param record the command, for the dead letters if the answer cannot be stored
 */
record PendingAnswer(CommandResult answer, ConsumerRecord<byte[], byte[]> record) {

  /** A command that cannot be done. */
  static PendingAnswer refused(
      IncidentCommand order, String why, ConsumerRecord<byte[], byte[]> record) {
    return new PendingAnswer(new CommandResult(order, CommandOutcome.REFUSED, why), record);
  }

  String asset() {
    return answer.order().asset();
  }
}
