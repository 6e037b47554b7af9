package io.sluice.alert.delivery;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertGroup;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Messages;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this replica may attempt until its lease ends.
 *
 * @param id the delivery
 * @param attempts which attempt this is since the first; only who holds this number may finish it
 * @param attempt which attempt this is since the delivery was last queued
 * @param age since it was last queued
 * @param body the alert
 * @param traceparent of the trace that led to it, null if there is none
 * @param group who else is told of with it, null if it is alone
 */
record Claim(
    UUID id,
    int attempts,
    int attempt,
    Duration age,
    byte[] body,
    @Nullable String traceparent,
    @Nullable AlertGroup group) {

  /** Under which the other side hears of it, the same in every attempt. */
  UUID notification() {
    return group == null ? id : MessageIds.group(id, attempts - attempt);
  }

  /** How many deliveries it is. */
  int size() {
    return group == null ? 1 : group.size();
  }

  /**
   * What to say.
   *
   * @throws MalformedMessageException if the alert cannot be read
   */
  Alert alert() throws MalformedMessageException {
    Alert first = Messages.decode(body, Alert.class);
    return group == null
        ? first
        : first.standingFor(notification(), group, GroupText.of(first, group));
  }
}
