package io.sluice.alerting.receiver;

import java.time.Duration;
import java.util.List;

/**
 * What a receiver is told by, a record for each {@link ReceiverKind}. Equal ones reach the same.
 */
public sealed interface ReceiverSettings permits LogSettings, NetworkSettings {

  ReceiverKind kind();

  /** The longest that one attempt may take. */
  Duration timeout();

  /** Where its secrets are: when one of them changes, the receiver is made anew. */
  List<SecretRef> secrets();
}
