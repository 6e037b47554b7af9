package io.sluice.testbed.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server's first process, as the data directory names it. A killed JVM leaves one that runs on
 * without its parent, or a {@code postmaster.pid} whose number by now belongs to some other
 * process, at which Postgres would refuse to start. Only to be used by who holds the directory's
 * lock.
 */
final class Postmaster {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final Path pidFile;

  Postmaster(Path data) {
    this.pidFile = data.resolve("postmaster.pid");
  }

  /** Ends a server that was left behind, and takes away a file that would stop the next. */
  void clearAway() throws IOException, InterruptedException {
    var process = process();
    if (process.isEmpty()) {
      return; // none, or dead: Postgres clears the file away itself
    }
    if (isPostgres(process.get())) {
      end(process.get());
    } else {
      Files.deleteIfExists(pidFile);
    }
  }

  /** Empty if there is none. */
  Optional<ProcessHandle> process() throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try {
      long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    } catch (NumberFormatException | NoSuchElementException e) {
      Files.delete(pidFile);
      return Optional.empty();
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.endsWith("postgres")).orElse(false);
  }

  /** SIGINT is Postgres' fast shutdown; the signal of {@code destroy()} would wait for clients. */
  private static void end(ProcessHandle process) throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
    try {
      process.onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IOException("cannot stop the Postgres left behind, pid " + process.pid(), e);
    }
  }
}
