package io.sluice.platform.retry;

import java.time.Duration;

/** Doubling pauses between two bounds. Not thread-safe. */
public final class Backoff {

  private final Duration min;
  private final Duration max;
  private Duration next;

  /**
   * @param min the first pause
   * @param max no pause after it is longer
   */
  public Backoff(Duration min, Duration max) {
    this.min = min;
    this.max = max;
    this.next = min;
  }

  /** The pause that is due, and twice as long the next time. */
  public Duration next() {
    Duration now = next;
    Duration doubled = now.multipliedBy(2);
    next = doubled.compareTo(max) > 0 ? max : doubled;
    return now;
  }

  /** It worked: the next pause is the first again. */
  public void reset() {
    next = min;
  }
}
