package io.sluice.cli.count;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.Home;
import io.sluice.counts.Counts;
import io.sluice.counts.CountsFile;
import io.sluice.counts.InvalidCountsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is counted of the records of a shipped profile, for a shipped bundle.
 *
 * @param file the counts.yaml
 */
public record ShippedCounts(Path file, List<Counts> counts) {

  /**
   * What is shipped for the records of a profile; empty if nothing is.
   *
   * @throws CommandFailure if it cannot be read
   */
  public static Optional<ShippedCounts> of(String profile) {
    return in(Home.folder().resolve("models/counts"), profile);
  }

  /** The same among the files of a folder. */
  public static Optional<ShippedCounts> in(Path folder, String profile) {
    Path file = folder.resolve(profile + ".yaml");
    return Files.exists(file) ? Optional.of(new ShippedCounts(file, read(file))) : Optional.empty();
  }

  /**
   * @throws CommandFailure with what is wrong with the file
   */
  static List<Counts> read(Path file) {
    try {
      return CountsFile.read(Files.readAllBytes(file));
    } catch (InvalidCountsException e) {
      throw new CommandFailure(file + ", " + e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + file, e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
