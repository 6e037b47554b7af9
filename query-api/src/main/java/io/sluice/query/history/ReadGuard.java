package io.sluice.query.history;

import io.sluice.query.metrics.QueryMetrics;
import io.sluice.query.paging.PagingConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many reads there are and how long one may take, and tells a database that is away from
 * a bug.
 */
@ApplicationScoped
public class ReadGuard {

  private static final Logger LOG = Logger.getLogger(ReadGuard.class);

  /** SQLSTATE query_canceled: by statement_timeout, or by an administrator. */
  private static final String CANCELED = "57014";

  private final Duration timeout;
  private final ReadSlots slots;
  private final DownloadSlots downloads;
  private final QueryMetrics metrics;

  ReadGuard(PagingConfig config, QueryMetrics metrics) {
    this.timeout = config.readTimeout();
    this.slots = new ReadSlots(config.maxReads(), config.maxWaitingReads());
    this.downloads = new DownloadSlots(config.maxDownloads());
    this.metrics = metrics;
  }

  /**
   * Fails with {@link HistoryUnavailableException} if the database is away or too slow, with {@link
   * TooManyReadsException} if it has enough to do.
   */
  public <T> Uni<T> read(Supplier<Uni<T>> query) {
    return guarded(slots.read(query));
  }

  /**
   * As {@link #read}, for an answer in parts: once it has begun it is not refused any more.
   *
   * @param last the last row already told, null at the beginning
   */
  public <T> Uni<T> readAfter(@Nullable Object last, Supplier<Uni<T>> query) {
    return last == null ? read(query) : guarded(slots.readOn(query));
  }

  /**
   * A table that is sent as it is read. Fails with {@link TooManyReadsException} if there are as
   * many as may be; who takes nothing of it for {@code quarkus.http.idle-timeout} loses the
   * connection, and with it the place.
   */
  public <T> Multi<T> download(Supplier<Multi<T>> table) {
    return downloads
        .bound(table)
        .onFailure(TooManyReadsException.class)
        .invoke(metrics::readRefused);
  }

  private <T> Uni<T> guarded(Uni<T> read) {
    return read.onFailure(TooManyReadsException.class)
        .invoke(metrics::readRefused)
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure(ReadGuard::isTooSlow)
        .transform(
            e ->
                new HistoryUnavailableException(
                    "the database did not answer within " + timeout + "; ask for less, or later"))
        .onFailure(ReadGuard::isConnection)
        .invoke(e -> LOG.debug("a read failed", e))
        .onFailure(ReadGuard::isConnection)
        .transform(e -> new HistoryUnavailableException("the database cannot be reached"));
  }

  private static boolean isTooSlow(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException
          || cause instanceof PgException pg && CANCELED.equals(pg.getSqlState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isConnection(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
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
