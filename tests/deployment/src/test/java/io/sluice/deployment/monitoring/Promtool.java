package io.sluice.deployment.monitoring;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Prometheus' own tool, from Debian's package {@code prometheus}. */
final class Promtool {

  private final Path executable;

  private Promtool(Path executable) {
    this.executable = executable;
  }

  /** Skips the test where there is none; with {@code CI=true} that is a failure. */
  static Promtool find() {
    Path found =
        Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
            .map(folder -> Path.of(folder, "promtool"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (!"true".equals(System.getenv("CI"))) {
      assumeTrue(found != null, "no promtool on this machine: rules are not tested");
    } else if (found == null) {
      throw new IllegalStateException("CI needs promtool on the PATH (Debian: prometheus)");
    }
    return new Promtool(found);
  }

  record Result(int exitCode, String output) {}

  Result run(List<String> command, List<Path> files) throws IOException, InterruptedException {
    var line = new ArrayList<String>();
    line.add(executable.toString());
    line.addAll(command);
    files.forEach(file -> line.add(file.toString()));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    return new Result(process.waitFor(), output);
  }
}
