package io.sluice.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * A fresh folder for the state of a system, which finds the programs of the database unpacked by
 * those before it: that takes seconds, and is the same each time.
 */
final class StateDirectory implements TempDirFactory {

  private static final Path PROGRAMS = Path.of("target", "postgres-binaries").toAbsolutePath();

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    Path state = Files.createTempDirectory("sluice-state");
    Files.createSymbolicLink(state.resolve("postgres-binaries"), Files.createDirectories(PROGRAMS));
    return state;
  }
}
