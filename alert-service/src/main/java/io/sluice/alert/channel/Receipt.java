package io.sluice.alert.channel;

import java.time.Duration;
import java.util.Optional;

/** What became of one attempt. */
public sealed interface Receipt {

  /** For a person: what the other side answered. */
  String detail();

  /** The other side has it. */
  record Delivered(String detail) implements Receipt {}

  /**
   * Not this time.
   *
   * @param retryAfter for how long the other side asked not to be called again
   */
  record Failed(String detail, Optional<Duration> retryAfter) implements Receipt {

    public static Failed because(String detail) {
      return new Failed(detail, Optional.empty());
    }
  }

  /** The other side does not want it, now or later. */
  record Refused(String detail) implements Receipt {}
}
