package io.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a person asked for. */
public final class OutputFile {

  private OutputFile() {}

  /**
   * @throws CommandFailure if it cannot be written
   */
  public static void write(Path file, byte[] content) {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.write(file, content);
    } catch (IOException e) {
      throw new CommandFailure("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
