package io.sluice.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line as {@code ./sluice} starts it, in a process of its own. */
final class SluiceProcess {

  private static final Duration TIMEOUT = Duration.ofMinutes(4);

  private final Process process;
  private final Path output;

  private SluiceProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * @param state stands for {@code .sluice}
   */
  static SluiceProcess start(Path state, String... arguments) throws IOException {
    return start(state, Map.of(), arguments);
  }

  private static SluiceProcess start(
      Path state, Map<String, String> environment, String... arguments) throws IOException {
    Path root = Checkout.root();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            root.resolve("cli/target/sluice-cli.jar") + ":" + root.resolve("cli/target/lib/*"),
            "io.sluice.cli.Sluice"));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(state, "output", ".txt");
    var builder = new ProcessBuilder(command);
    builder.environment().put("SLUICE_HOME", root.toString());
    builder.environment().put("SLUICE_STATE", state.toString());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new SluiceProcess(builder.start(), output);
  }

  /** Runs to the end. */
  static SluiceProcess run(Path state, String... arguments) throws Exception {
    return run(state, Map.of(), arguments);
  }

  /**
   * Runs to the end.
   *
   * @param environment beside that of this process
   */
  static SluiceProcess run(Path state, Map<String, String> environment, String... arguments)
      throws Exception {
    SluiceProcess sluice = start(state, environment, arguments);
    if (!sluice.process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
      sluice.process.descendants().forEach(ProcessHandle::destroyForcibly);
      sluice.process.destroyForcibly();
      throw new AssertionError("it did not end: " + sluice.output());
    }
    return sluice;
  }

  Process process() {
    return process;
  }

  int exitCode() {
    return process.exitValue();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What is left of a message when JVM warnings are taken away. */
  List<String> sentences() {
    return output().lines().filter(line -> line.startsWith("sluice: ")).toList();
  }

  Stream<ProcessHandle> services() {
    return process.descendants();
  }
}
