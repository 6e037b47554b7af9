package io.sluice.cli.system;

import io.sluice.cli.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Jars as {@code ./sluice} builds them, on the JVM of this process.
 *
 * @param home the checkout
 */
public record Jars(Path home) implements ServicePrograms {

  @Override
  public List<String> command(Service service) {
    Path jar = home.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.isRegularFile(jar)) {
      throw new CommandFailure(
          service.module()
              + " is not packaged: "
              + jar
              + " is missing; run ./sluice again to build.");
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(service.jvmOptions());
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }
}
