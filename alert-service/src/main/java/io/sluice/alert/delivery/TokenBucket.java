package io.sluice.alert.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * How many attempts a channel has left at an instant. Half of what a minute allows may come at
 * once, the rest trickles in, so that no window of 60 s holds more than the limit: a full bucket
 * and 60 s of refill are together the limit.
 *
 * @param tokens attempts that may be begun, parts of one included
 * @param at when that was so
 */
record TokenBucket(double tokens, Instant at) {

  static TokenBucket full(int perMinute, Instant now) {
    return new TokenBucket(capacity(perMinute), now);
  }

  private static int capacity(int perMinute) {
    return (perMinute + 1) / 2;
  }

  private static double perSecond(int perMinute) {
    // The last of them comes as the minute ends, and belongs to the next one.
    return (perMinute - capacity(perMinute) + 1) / 60.0;
  }

  /** A clock that went back gives nothing. */
  TokenBucket refilled(Instant now, int perMinute) {
    if (!now.isAfter(at)) {
      return this;
    }
    double passed = Duration.between(at, now).toNanos() / 1e9;
    return new TokenBucket(
        Math.min(capacity(perMinute), tokens + passed * perSecond(perMinute)), now);
  }

  int whole() {
    return (int) tokens;
  }

  TokenBucket without(int taken) {
    return new TokenBucket(tokens - taken, at);
  }
}
