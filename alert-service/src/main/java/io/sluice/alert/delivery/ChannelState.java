package io.sluice.alert.delivery;

import io.sluice.alerting.receiver.Pace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all replicas know of a channel.
 *
 * @param bucket null while there is no limit, or none was used yet
 */
record ChannelState(Circuit circuit, @Nullable TokenBucket bucket) {

  static final ChannelState NEW = new ChannelState(Circuit.WORKING, null);

  /** How many attempts may be begun now, at most so many. */
  int permits(int wanted, Instant now, Pace pace) {
    int allowed =
        switch (circuit.state(now)) {
          case CLOSED -> wanted;
          case OPEN -> 0;
          case HALF_OPEN -> Math.min(1, wanted);
        };
    return pace.isLimited() ? Math.min(allowed, refilled(now, pace).whole()) : allowed;
  }

  ChannelState begun(int attempts, Instant now, Pace pace) {
    return new ChannelState(
        circuit, pace.isLimited() ? refilled(now, pace).without(attempts) : null);
  }

  private TokenBucket refilled(Instant now, Pace pace) {
    return bucket == null
        ? TokenBucket.full(pace.perMinute(), now)
        : bucket.refilled(now, pace.perMinute());
  }

  ChannelState with(Circuit other) {
    return new ChannelState(other, bucket);
  }
}
