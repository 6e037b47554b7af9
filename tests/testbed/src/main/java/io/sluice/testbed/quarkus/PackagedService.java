package io.sluice.testbed.quarkus;

import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The packaged service of the module under test as a process of its own: the native executable
 * where one was built, else the jar.
 */
public final class PackagedService {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private PackagedService() {}

  /**
   * What a service left behind.
   *
   * @param status exit code
   * @param output what it wrote, to either stream
   */
  public record Ended(int status, String output) {}

  /**
   * Runs the service until it ends by itself.
   *
   * @param environment beside that of this process
   * @throws IllegalStateException if it does not end
   */
  public static Ended run(Map<String, String> environment) {
    try {
      Path output = Files.createTempFile("service", ".log");
      try {
        Process process = start(environment, output);
        try {
          if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("still runs, having said\n" + Files.readString(output));
          }
        } finally {
          process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * Starts the service and lets it run; it is the caller's to end it.
   *
   * @param environment beside that of this process
   * @param log what it writes to either stream is appended to this file
   */
  public static Process start(Map<String, String> environment, Path log) {
    var builder =
        new ProcessBuilder(
                command(
                    System.getProperty("native.image.path"),
                    System.getProperty("quarkus.test.arg-line")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs the service, which is to refuse its settings, with a database until it ends by itself: the
   * same for all such runs of this JVM.
   *
   * @param environment beside that of this process and what names the database
   * @throws IllegalStateException if it does not end
   */
  public static Ended runWithDatabase(Map<String, String> environment) {
    var all = DatabaseEnvironment.of(Shared.DATABASE);
    all.putAll(environment);
    return run(all);
  }

  private static final class Shared {

    static final EmbeddedDatabase DATABASE =
        EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary());

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(DATABASE::close, "stop-database"));
    }
  }

  /**
   * @param executable where a native one would be
   * @param arguments what is needed to start it, as {@code @QuarkusIntegrationTest} is told
   */
  static List<String> command(@Nullable String executable, @Nullable String arguments) {
    var command = new ArrayList<String>();
    if (executable != null && Files.isExecutable(Path.of(executable))) {
      command.add(executable);
      if (arguments != null && !arguments.isBlank()) {
        command.addAll(List.of(arguments.strip().split("\\s+")));
      }
      return command;
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED", "-Xmx128m"));
    command.add("-jar");
    command.add(Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
    return command;
  }
}
