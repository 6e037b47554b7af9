package io.sluice.alert.delivery;

/** The configuration of deliveries, found to make sense. */
public final class DeliverySettings {

  private static final int MAX_IN_FLIGHT = 100;

  private final DeliveryConfig config;
  private final RetryPolicy retries;

  /**
   * @throws IllegalArgumentException naming the setting and what to change
   */
  public DeliverySettings(DeliveryConfig config) {
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
