package io.sluice.cli;

import io.sluice.sources.readings.MaintenanceWindows;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rows nothing is learnt from and nobody is judged by. */
public final class LeaveOutArgument {

  @Option(
      names = "--leave-out",
      paramLabel = "FILE",
      description = {
        "Windows of maintenance as CSV (from, to, asset), as /api/v1/maintenance/windows.csv gives:"
            + " rows of their times are left out. Of files that do not say whose a row is, all"
            + " windows count."
      })
  @Nullable Path file;

  /**
   * @throws CommandFailure if the file is none of windows
   */
  public ReadingOptions in(ReadingOptions options) {
    if (file == null) {
      return options;
    }
    try {
      return options.withLeftOut(MaintenanceWindows.read(file));
    } catch (UnusableFileException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Whether it is given. */
  public boolean isGiven() {
    return file != null;
  }
}
