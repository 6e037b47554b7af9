package io.sluice.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker of a channel: after some failures in a row, of different deliveries, nothing
 * is attempted for a while, then one delivery is, and so on with longer pauses until it succeeds.
 * What waits costs none of its attempts. A delivery that fails by itself counts once, so that it
 * does not close the way to the others.
 *
 * <p>Our own since it is a row of the database: all replicas see the same, a restart forgets
 * nothing, and who is not asked claims nothing. A breaker around the call, as SmallRye Fault
 * Tolerance has it, is one for each process, and refuses what is claimed already.
 *
 * @param failures in a row
 * @param lastFailed the delivery that failed last
 * @param probe the delivery that finds out whether the channel works again
 * @param pausedUntil nothing is attempted before; null if nothing speaks against it
 */
record Circuit(
    int failures, @Nullable UUID lastFailed, @Nullable UUID probe, @Nullable Instant pausedUntil) {

  static final Circuit WORKING = new Circuit(0, null, null, null);

  private static final int MOST_FAILURES = 5;

  /** Bounds how late word comes once the other side is back. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  CircuitState state(Instant now) {
    if (pausedUntil != null && now.isBefore(pausedUntil)) {
      return CircuitState.OPEN;
    }
    return failures >= MOST_FAILURES ? CircuitState.HALF_OPEN : CircuitState.CLOSED;
  }

  /** Until the attempt ends, or with the replica that makes it its lease. */
  Circuit probing(UUID delivery, Instant now, Duration lease) {
    return new Circuit(failures, lastFailed, delivery, now.plus(lease));
  }

  /**
   * @param asked for how long the other side asked not to be called
   */
  Circuit failed(UUID delivery, Instant now, RetryPolicy retries, Optional<Duration> asked) {
    boolean isLate = state(now) == CircuitState.OPEN && !delivery.equals(probe);
    boolean isAgain = failures < MOST_FAILURES && delivery.equals(lastFailed);
    int counted = isLate || isAgain ? failures : failures + 1;
    Instant until = counted >= MOST_FAILURES && !isLate ? now.plus(pause(counted, retries)) : null;
    Instant wished = asked.map(wait -> now.plus(bounded(wait))).orElse(null);
    return new Circuit(
        counted, delivery, isLate ? probe : null, later(later(until, wished), kept(isLate)));
  }

  private @Nullable Instant kept(boolean isLate) {
    return isLate ? pausedUntil : null;
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  private static Duration pause(int failures, RetryPolicy retries) {
    return bounded(retries.ceiling(failures));
  }

  private static Duration bounded(Duration wait) {
    return wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
  }
}
