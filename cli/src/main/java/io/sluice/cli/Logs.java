package io.sluice.cli;

import io.sluice.catalog.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what libraries log to a file: the terminal is for the person. */
final class Logs {

  private static final int MAX_BYTES = 10 << 20;
  private static final int FILES = 3;

  /** Held, because java.util.logging forgets what nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  private Logs() {}

  /**
   * @throws CommandFailure if the folder cannot be written to
   */
  static void toFile(Path folder) {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tF %1$tT %4$s %3$s: %5$s%6$s%n");
    try {
      Files.createDirectories(folder);
      var file =
          new FileHandler(folder.resolve("sluice.%g.log").toString(), MAX_BYTES, FILES, true);
      file.setFormatter(new SimpleFormatter());
      for (Handler handler : ROOT.getHandlers()) {
        ROOT.removeHandler(handler);
      }
      ROOT.addHandler(file);
      ROOT.setLevel(Level.WARNING);
    } catch (IOException e) {
      throw new CommandFailure(
          "cannot write logs to %s: %s; SLUICE_STATE names another folder for what is written"
              .formatted(folder, FileFault.of(e)),
          e);
    }
  }
}
