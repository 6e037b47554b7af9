package io.sluice.alert.intake;

import io.sluice.platform.postgres.SqlFailure;
import io.sluice.platform.retry.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tries again until it works or is no longer wanted: what is not stored yet is not given up because
 * the database is away. Meanwhile nothing more is consumed, so that memory stays as it is, and the
 * readiness check says why. A table that does not fit and a bug are waited for in the same way,
 * under their own name: nothing is lost by it, and a person may mend them. What the database
 * refuses for a value in it must not get here, or it is waited for in vain: see {@link
 * ProgressStore}.
 */
@ApplicationScoped
public class RetryUntil {

  private static final Logger LOG = Logger.getLogger(RetryUntil.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final Duration maxPause;
  private final Map<Thread, Waiting> waiting = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  RetryUntil(IntakeConfig config) {
    this.maxPause = config.maxBackoff();
  }

  private record Waiting(String reason, boolean isForBroker) {}

  /** What may fail for a while; {@code E} is what is not worth another attempt. */
  @FunctionalInterface
  interface Attempt<T, E extends Exception> {
    T run() throws SQLException, UnavailableException, E;
  }

  /** What is being waited for, each as a sentence; empty if all is well. */
  public Collection<String> waiting() {
    return waiting.values().stream().map(Waiting::reason).toList();
  }

  /** Whether anything is waited for but a broker that is away. */
  public boolean isHeldUp() {
    return !waiting.values().stream().allMatch(Waiting::isForBroker);
  }

  /** From now on nothing is tried twice. */
  void stop() {
    stopped = true;
  }

  /**
   * @param what is to be done, for the log and the readiness check
   * @param wanted whether the result is still of use
   * @return empty if it is not, or the service stops
   */
  <T, E extends Exception> Optional<T> retry(
      String what, BooleanSupplier wanted, Attempt<T, E> attempt) throws E {
    var backoff = new Backoff(FIRST_PAUSE, maxPause);
    Thread me = Thread.currentThread();
    @Nullable String last = null;
    try {
      while (true) {
        try {
          T result = attempt.run();
          if (last != null) {
            LOG.infof("%s works again", what);
          }
          return Optional.of(result);
        } catch (SQLException | UnavailableException e) {
          last = failed(what, e, last);
        } catch (RuntimeException | Error e) {
          if (last == null) {
            LOG.errorf(e, "%s fails by a bug", what);
          }
          last = failed(what, e, last);
        }
        if (stopped || !wanted.getAsBoolean()) {
          return Optional.empty();
        }
        Thread.sleep(backoff.next());
        if (stopped || !wanted.getAsBoolean()) {
          return Optional.empty();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      waiting.remove(me);
    }
  }

  /** Says each reason once, and shows the present one: an outage may turn into something else. */
  private String failed(String what, Throwable failure, @Nullable String last) {
    String reason = what + verb(failure) + cause(failure);
    if (!reason.equals(last)) {
      waiting.put(
          Thread.currentThread(),
          new Waiting(
              reason + " (since " + Instant.now() + ")",
              failure instanceof UnavailableException e && e.isOutage()));
      LOG.errorf("%s; no further scores are consumed until it works", reason);
    }
    return reason;
  }

  private static String verb(Throwable failure) {
    return switch (failure) {
      case SQLException e ->
          switch (SqlFailure.of(e)) {
            case AWAY -> " fails: ";
            case REFUSED -> " is refused by the database: ";
            case MISFIT -> " fails, the database is not what this release expects: ";
          };
      case UnavailableException e -> " fails: ";
      default -> " fails by a bug, " + failure.getClass().getSimpleName() + ": ";
    };
  }

  /** The root says it; what wraps it may quote whole statements with their values. */
  private static String cause(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
