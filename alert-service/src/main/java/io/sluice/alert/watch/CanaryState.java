package io.sluice.alert.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the canary does, as all replicas see it.
 *
 * @param sentAt when the last one was sent
 * @param lostSince since when none has come out in time; null while they do
 */
record CanaryState(Instant sentAt, @Nullable Instant lostSince) {

  boolean isLost() {
    return lostSince != null;
  }
}
