package io.sluice.alert.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Tries again until it works or is no longer wanted: what is not stored yet is not given up because
 * the database is away. Meanwhile nothing more is consumed, so that memory stays as it is.
 */
@ApplicationScoped
public class RetryUntil {

  private static final Logger LOG = Logger.getLogger(RetryUntil.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final Duration maxPause;
  private final Map<Thread, String> waiting = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  RetryUntil(IntakeConfig config) {
    this.maxPause = config.maxBackoff();
  }

  /** What may fail for a while; {@code E} is what is not worth another attempt. */
  @FunctionalInterface
  interface Attempt<T, E extends Exception> {
    T run() throws SQLException, UnavailableException, E;
  }

  /** What is being waited for, each as a sentence; empty if all is well. */
  public Collection<String> waiting() {
    return List.copyOf(waiting.values());
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
  <T, E extends Exception> Optional<T> insist(
      String what, BooleanSupplier wanted, Attempt<T, E> attempt) throws E {
    Duration pause = FIRST_PAUSE;
    Thread me = Thread.currentThread();
    try {
      while (true) {
        try {
          T result = attempt.run();
          if (waiting.containsKey(me)) {
            LOG.infof("%s works again", what);
          }
          return Optional.of(result);
        } catch (SQLException | UnavailableException e) {
          String reason = what + " fails: " + cause(e);
          if (waiting.putIfAbsent(me, reason + " (since " + Instant.now() + ")") == null) {
            LOG.errorf("%s; no further scores are consumed until it works", reason);
          }
        }
        if (stopped || !wanted.getAsBoolean()) {
          return Optional.empty();
        }
        Thread.sleep(pause);
        pause = pause.multipliedBy(2).compareTo(maxPause) < 0 ? pause.multipliedBy(2) : maxPause;
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

  /** The root says it; what wraps it may quote whole statements with their values. */
  private static String cause(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
