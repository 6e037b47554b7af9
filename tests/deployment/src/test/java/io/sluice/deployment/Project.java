package io.sluice.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tree that is tested: Maven runs this module's tests in its own folder. */
final class Project {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

  /** Golden files and generated pages are written anew instead of compared. */
  static final boolean UPDATE = Boolean.getBoolean("goldens.update");

  private Project() {}

  static Path file(String path) {
    return ROOT.resolve(path);
  }

  static String read(String path) {
    return read(file(path));
  }

  static String read(Path path) {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path path, String text) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
