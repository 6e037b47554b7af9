package io.sluice.cli.system;

import io.sluice.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One packaged service as a process of its own. A small shell stands between: it keeps a Ctrl-C on
 * the terminal away from the service, so that services stop in order and not all at once, and it
 * stops the service when this process is gone, however it went: its standard input is a pipe from
 * here and ends with us.
 */
public final class ServiceProcess {

  private static final String GUARD =
      """
      trap '' INT HUP
      exec 3<&0
      "$@" </dev/null &
      service=$!
      (cat <&3 >/dev/null; kill -TERM $service 2>/dev/null) &
      exec 3<&-
      wait $service
      """;

  /** What a shell adds to the number of the signal that ended whom it waited for. */
  private static final int BY_SIGNAL = 128;

  private final Service service;
  private final String name;
  private final Path log;
  private final Process guard;

  private ServiceProcess(Service service, String name, Path log, Process guard) {
    this.service = service;
    this.name = name;
    this.log = log;
    this.guard = guard;
  }

  /**
   * @param name what to call it among others of the same service
   * @param programs what it is started from
   * @param folder where it works
   * @param log file to which its output is appended
   * @param environment added to our own
   */
  public static ServiceProcess start(
      Service service,
      String name,
      ServicePrograms programs,
      Path folder,
      Path log,
      Map<String, String> environment) {
    var command = new ArrayList<String>(List.of("sh", "-c", GUARD, service.module()));
    command.addAll(programs.command(service));
    var builder = new ProcessBuilder(command);
    // By default the C library keeps an arena of its own for each thread that ever allocated.
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.directory(folder.toFile());
    try {
      return new ServiceProcess(service, name, log, builder.start());
    } catch (IOException e) {
      throw new CommandFailure("cannot start " + service.module() + ": " + e.getMessage(), e);
    }
  }

  public Service service() {
    return service;
  }

  /** The service's, with a number if there are several. */
  public String name() {
    return name;
  }

  public Path log() {
    return log;
  }

  public boolean isAlive() {
    return guard.isAlive();
  }

  /** Of one that has ended and did not say why. */
  String howItEnded() {
    int code = guard.exitValue();
    return code > BY_SIGNAL
        ? "it was killed by signal %d".formatted(code - BY_SIGNAL)
        : "it gave no reason, exit code %d".formatted(code);
  }

  /** Process id of the service itself, if it is up. */
  public java.util.Optional<ProcessHandle> jvm() {
    return guard
        .descendants()
        .filter(child -> child.info().command().map(c -> c.endsWith("java")).orElse(false))
        .findFirst();
  }

  /** Asks it to stop and waits; kills it when the time is up. */
  public void stop(Duration timeout) {
    try {
      guard.getOutputStream().close();
      if (!guard.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (IOException e) {
      kill();
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it at once. */
  public void kill() {
    guard.descendants().forEach(ProcessHandle::destroyForcibly);
    guard.destroyForcibly();
  }
}
