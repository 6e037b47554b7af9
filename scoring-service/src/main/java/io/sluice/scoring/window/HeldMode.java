package io.sluice.scoring.window;

import org.jspecify.annotations.Nullable;

/** The operating mode that a plant said last, for as long as its profile holds what is missing. */
final class HeldMode {

  private final long holdMillis;
  private @Nullable String mode;
  private long saidMillis;

  HeldMode(long holdMillis) {
    this.holdMillis = holdMillis;
  }

  void said(@Nullable String said, long timeMillis) {
    mode = said;
    saidMillis = timeMillis;
  }

  void forget() {
    mode = null;
  }

  /** Null if it is in none, or has not said so for too long. */
  @Nullable String at(long timeMillis) {
    return timeMillis - saidMillis > holdMillis ? null : mode;
  }
}
