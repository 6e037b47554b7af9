package io.sluice.cli.alerts;

import io.sluice.alerting.AlertingFile;
import io.sluice.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads an alerting.yaml as alert-service would, but for the secrets it refers to. */
public final class AlertingFileCheck {

  private AlertingFileCheck() {}

  /**
   * @throws CommandFailure with all that is wrong, if anything is
   */
  public static AlertingFile.Accepted require(Path path) {
    byte[] yaml;
    try {
      yaml = Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + path, e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + path + ": " + e.getMessage(), e);
    }
    return switch (AlertingFile.read(yaml)) {
      case AlertingFile.Accepted accepted -> accepted;
      case AlertingFile.Refused refused ->
          throw new CommandFailure(
              "%s cannot be used:%n  %s"
                  .formatted(path, String.join(System.lineSeparator() + "  ", refused.faults())));
    };
  }
}
