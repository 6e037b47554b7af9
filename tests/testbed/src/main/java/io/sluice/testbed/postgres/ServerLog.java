package io.sluice.testbed.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What initdb and the server write; the only place where they say why they did not start. */
final class ServerLog {

  private static final Pattern REASON =
      Pattern.compile("^.*?(?:FATAL|PANIC|error|could not):? .*$", Pattern.MULTILINE);
  private static final String GAVE_UP = "could not start server";
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final long KEPT_BYTES = 1 << 20;

  /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
  private static final Logger LIBRARY = Logger.getLogger("io.zonky.test.db.postgres");

  private final Path file;
  private final long begin;

  ServerLog(Path file) {
    this.file = file;
    this.begin = size(file) > KEPT_BYTES ? 0 : size(file);
  }

  static void onlyWarnings() {
    LIBRARY.setLevel(Level.OFF);
  }

  ProcessBuilder.Redirect redirect() {
    return begin == 0
        ? ProcessBuilder.Redirect.to(file.toFile())
        : ProcessBuilder.Redirect.appendTo(file.toFile());
  }

  /**
   * Runs what starts the server. The library would wait its whole time for a server that has
   * already given up; the log says so, and then the wait is cut short.
   */
  <T> T whileStarting(Callable<T> start) throws IOException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(start);
    Thread starter = Thread.ofPlatform().daemon().name("postgres-start").start(task);
    while (true) {
      try {
        return task.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (written().contains(GAVE_UP)) {
          starter.interrupt();
        }
      } catch (ExecutionException e) {
        throw new IOException(e.getCause());
      }
    }
  }

  private String written() throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return text.substring((int) Math.min(begin, text.length()));
  }

  /** The first reason that this start gave, else what the exception says. */
  String reasonOr(Throwable e) {
    try {
      Matcher matcher = REASON.matcher(written());
      if (matcher.find()) {
        return matcher.group().strip();
      }
    } catch (IOException unreadable) {
      // There is no log: the exception is all there is.
    }
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
