package io.sluice.cli.system;

import io.sluice.cli.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Native executables that are there already: nobody builds them on the way, that takes minutes and
 * gigabytes.
 */
public final class NativeExecutables implements ServicePrograms {

  private static final String HOW =
      "build all four with ./mvnw package -Dnative -DskipTests, or copy /app/service out of each"
          + " native image under the service's name (of scoring-service /app/onnxruntime, too) and"
          + " name the folder: --native FOLDER";

  private final Map<Service, Path> executables;
  private final Path onnxRuntime;

  private NativeExecutables(Map<Service, Path> executables, Path onnxRuntime) {
    this.executables = executables;
    this.onnxRuntime = onnxRuntime;
  }

  /**
   * As the build with {@code -Dnative} leaves them.
   *
   * @param home the checkout
   * @throws CommandFailure saying what to do if one is missing
   */
  public static NativeExecutables built(Path home) {
    var executables = new EnumMap<Service, Path>(Service.class);
    for (Service service : Service.values()) {
      executables.put(service, runner(home.resolve(service.module()).resolve("target")));
    }
    return checked(
        executables, home.resolve("scoring-service/target/onnxruntime").resolve(architecture()));
  }

  /**
   * As they are copied from the images: each under the name of its service, ONNX Runtime's
   * libraries in {@code onnxruntime}.
   *
   * @throws CommandFailure saying what to do if one is missing
   */
  public static NativeExecutables in(Path folder) {
    var executables = new EnumMap<Service, Path>(Service.class);
    for (Service service : Service.values()) {
      executables.put(service, folder.resolve(service.module()));
    }
    return checked(executables, folder.resolve("onnxruntime"));
  }

  /** The newest: of an earlier version one may be left. */
  private static Path runner(Path target) {
    Path expected = target.resolve("*-runner");
    if (!Files.isDirectory(target)) {
      return expected;
    }
    try (var files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-runner"))
          .max((one, other) -> Long.compare(modified(one), modified(other)))
          .orElse(expected);
    } catch (IOException e) {
      throw new CommandFailure("cannot list " + target + ": " + e, e);
    }
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NativeExecutables checked(Map<Service, Path> executables, Path onnxRuntime) {
    executables.forEach(
        (service, executable) -> {
          if (!Files.isRegularFile(executable) || !Files.isExecutable(executable)) {
            throw new CommandFailure(
                "%s has no native executable, %s is %s: %s"
                    .formatted(
                        service.module(),
                        executable,
                        Files.exists(executable) ? "not executable" : "missing",
                        HOW));
          }
        });
    if (!Files.isDirectory(onnxRuntime)) {
      throw new CommandFailure(
          "the native scoring-service needs ONNX Runtime's libraries, %s is missing: %s"
              .formatted(onnxRuntime, HOW));
    }
    return new NativeExecutables(executables, onnxRuntime);
  }

  @Override
  public List<String> command(Service service) {
    var command = new ArrayList<String>();
    command.add(Objects.requireNonNull(executables.get(service)).toString());
    command.addAll(service.heapOptions());
    if (service == Service.SCORING) {
      command.add("-Donnxruntime.native.path=" + onnxRuntime);
    }
    return command;
  }

  /** As Docker names it, and the build with {@code -Dnative} its folders. */
  private static String architecture() {
    return "aarch64".equals(System.getProperty("os.arch")) ? "arm64" : "amd64";
  }
}
