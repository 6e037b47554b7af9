package io.sluice.query.history;

import io.sluice.query.paging.PagingConfig;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Bounds how long a read may take, and tells a database that is away from a bug. */
@ApplicationScoped
public class ReadGuard {

  private static final Logger LOG = Logger.getLogger(ReadGuard.class);

  private final Duration timeout;

  ReadGuard(PagingConfig config) {
    this.timeout = config.readTimeout();
  }

  /** Fails with {@link HistoryUnavailableException} if the database is away or too slow. */
  public <T> Uni<T> read(Supplier<Uni<T>> query) {
    return Uni.createFrom()
        .deferred(query::get)
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure(TimeoutException.class)
        .transform(
            e ->
                new HistoryUnavailableException(
                    "the database did not answer within " + timeout + "; ask for less, or later"))
        .onFailure(ReadGuard::isConnection)
        .invoke(e -> LOG.debug("a read failed", e))
        .onFailure(ReadGuard::isConnection)
        .transform(e -> new HistoryUnavailableException("the database cannot be reached"));
  }

  private static boolean isConnection(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException
          || cause instanceof io.vertx.core.impl.NoStackTraceThrowable
          || cause instanceof PgException pg && isOutage(pg)) {
        return true;
      }
    }
    return false;
  }

  /** Sessions refused, connection lost, too many connections, server going down. */
  private static boolean isOutage(PgException e) {
    String state = e.getSqlState();
    return "FATAL".equals(e.getSeverity())
        || state != null
            && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
  }
}
