package io.sluice.cli.system;

import io.sluice.cli.CommandFailure;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The database of a system on one machine. It starts in the background, beside the broker. */
final class LocalDatabase {

  /** What a busy machine takes to unpack, initialise and start it. */
  private static final Duration START_WITHIN = Duration.ofSeconds(25);

  private final Path folder;
  private final Path binaries;
  private volatile @Nullable CompletableFuture<EmbeddedDatabase> start;

  LocalDatabase(StateFolder state) {
    this.folder = state.folder("postgres");
    this.binaries = state.folder("postgres-binaries");
  }

  /**
   * @param port 0 for a free one
   */
  void begin(int port) {
    var settings = EmbeddedDatabase.Settings.in(folder).withBinaries(binaries).withPort(port);
    start = CompletableFuture.supplyAsync(() -> EmbeddedDatabase.start(settings));
  }

  /**
   * The server, once it is up.
   *
   * @throws CommandFailure if it does not start
   */
  EmbeddedDatabase server() {
    try {
      return Objects.requireNonNull(start, "it was never begun").join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new CommandFailure(cause.getMessage(), cause);
    }
  }

  /** Null if all is well. */
  @Nullable String fault() {
    return server().isAlive()
        ? null
        : "the database has ended; is the disk of %s full? (its log is among .sluice/logs)"
            .formatted(folder);
  }

  /** Also one that is still starting: it is a process of its own and would outlive this one. */
  void close() {
    CompletableFuture<EmbeddedDatabase> begun = start;
    if (begun == null) {
      return;
    }
    try {
      begun.get(START_WITHIN.toMillis(), TimeUnit.MILLISECONDS).close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // It did not come up, or comes up too late: then the next start on this folder ends it.
    }
  }
}
