package io.sluice.alert.delivery;

import io.sluice.alert.channel.Receipt;
import java.time.Duration;

/**
 * When to try again: exponential backoff with full jitter (Brooker, "Exponential Backoff And
 * Jitter", 2015), at least as long as the other side asked for, until attempts or time run out.
 *
 * @param maxAttempts attempts before giving up, at least 1
 * @param maxAge age at which to give up
 * @param initialBackoff upper end of the first wait
 * @param maxBackoff upper end of every wait
 * @param maxRetryAfter a longer Retry-After is shortened to this
 */
record RetryPolicy(
    int maxAttempts,
    Duration maxAge,
    Duration initialBackoff,
    Duration maxBackoff,
    Duration maxRetryAfter) {

  /** Beyond this the doubling has long passed every sensible maximum, and would overflow. */
  private static final int MAX_DOUBLINGS = 30;

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("max-attempts is " + maxAttempts + ", expected 1 or more");
    }
    positive(maxAge, "max-age");
    positive(initialBackoff, "initial-backoff");
    positive(maxRetryAfter, "max-retry-after");
    if (maxBackoff.compareTo(initialBackoff) < 0) {
      throw new IllegalArgumentException(
          "max-backoff is " + maxBackoff + ", shorter than initial-backoff, " + initialBackoff);
    }
  }

  private static void positive(Duration value, String name) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " is " + value + ", expected longer than 0");
    }
  }

  /**
   * @param attempt which attempt this was, from 1
   * @param age of the delivery
   * @param random 0 to 1
   */
  RetryDecision judge(Receipt receipt, int attempt, Duration age, double random) {
    return switch (receipt) {
      case Receipt.Delivered delivered -> new RetryDecision.Delivered();
      case Receipt.Refused refused -> new RetryDecision.Dead(refused.detail());
      case Receipt.Failed failed -> {
        if (attempt >= maxAttempts) {
          yield new RetryDecision.Dead(
              "gave up after %d attempts: %s".formatted(attempt, failed.detail()));
        }
        Duration wait = wait(failed, attempt, random);
        yield age.plus(wait).compareTo(maxAge) > 0
            ? new RetryDecision.Dead("gave up after %s: %s".formatted(maxAge, failed.detail()))
            : new RetryDecision.RetryIn(wait, failed.detail());
      }
    };
  }

  private Duration wait(Receipt.Failed failed, int attempt, double random) {
    Duration jittered = Duration.ofMillis(Math.round(ceiling(attempt).toMillis() * random));
    Duration asked = failed.retryAfter().orElse(Duration.ZERO);
    Duration bounded = asked.compareTo(maxRetryAfter) > 0 ? maxRetryAfter : asked;
    return bounded.compareTo(jittered) > 0 ? bounded : jittered;
  }

  /** The longest wait after so many failures in a row, at least one. */
  Duration ceiling(int failures) {
    Duration doubled = initialBackoff.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    return doubled.compareTo(maxBackoff) > 0 ? maxBackoff : doubled;
  }
}
