package io.sluice.alert.delivery;

import java.time.Duration;

/** The configuration of deliveries, found to make sense. */
public final class DeliverySettings {

  private static final int MAX_IN_FLIGHT = 100;

  private final DeliveryConfig config;
  private final RetryPolicy retries;

  /**
   * @param longestSend the longest time that an attempt of any channel may take
   * @throws IllegalArgumentException naming the setting and what to change
   */
  public DeliverySettings(DeliveryConfig config, Duration longestSend) {
    this.config = config;
    try {
      this.retries =
          new RetryPolicy(
              config.maxAttempts(),
              config.maxAge(),
              config.initialBackoff(),
              config.maxBackoff(),
              config.maxRetryAfter());
      if (config.yieldAfter() < 1) {
        throw new IllegalArgumentException(
            "yield-after is " + config.yieldAfter() + ", expected 1 or more");
      }
      if (config.inFlight() < 1 || config.inFlight() > MAX_IN_FLIGHT) {
        throw new IllegalArgumentException(
            "in-flight is " + config.inFlight() + ", expected 1 to " + MAX_IN_FLIGHT);
      }
      if (config.pollEvery().toMillis() < 1) {
        throw new IllegalArgumentException("poll-every must be at least a millisecond");
      }
      if (config.testTimeout().toMillis() < 1) {
        throw new IllegalArgumentException("test-timeout must be at least a millisecond");
      }
      if (config.lease().compareTo(longestSend) <= 0) {
        throw new IllegalArgumentException(
            "lease is %s, expected longer than the longest webhook timeout, %s"
                .formatted(config.lease(), longestSend));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("sluice.alert.delivery: " + e.getMessage(), e);
    }
  }

  public DeliveryConfig config() {
    return config;
  }

  RetryPolicy retries() {
    return retries;
  }
}
