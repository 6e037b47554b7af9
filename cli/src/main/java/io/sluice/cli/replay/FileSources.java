package io.sluice.cli.replay;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.cli.console.Text;
import io.sluice.contracts.profile.Profile;
import io.sluice.sources.csv.CsvFormatException;
import io.sluice.sources.csv.CsvOptions;
import io.sluice.sources.csv.TagFit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a person wants replayed, each checked against the profile before anything starts.
 */
public final class FileSources {

  private static final int MAX_COMPLAINTS = 5;

  private final CsvOptions options;
  private final Profile profile;
  private final String asset;
  private final Console console;
  private int complaints;

  /**
   * @param asset the asset all readings belong to; null to name one after each file
   */
  public FileSources(CsvOptions options, Profile profile, String asset, Console console) {
    this.options = options;
    this.profile = profile;
    this.asset = asset;
    this.console = console;
  }

  /**
   * @throws CommandFailure if a file cannot be read or does not fit the profile
   */
  public List<ReplaySource> open(List<Path> files) {
    var sources = new ArrayList<ReplaySource>();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new CommandFailure("there is no file " + file);
      }
      var source =
          CsvSource.open(
              file, options, asset == null ? stem(file) : asset, profile.name(), this::complain);
      try {
        TagFit.of(source.header(), profile);
      } catch (CsvFormatException e) {
        throw new CommandFailure(e.getMessage(), e);
      }
      if (source.total() == 0) {
        throw new CommandFailure(file + " has no rows that can be read");
      }
      sources.add(source);
    }
    return sources;
  }

  private void complain(String sentence) {
    if (complaints++ < MAX_COMPLAINTS) {
      console.println("left out: " + Text.plain(sentence));
    } else if (complaints == MAX_COMPLAINTS + 1) {
      console.println("left out: further lines that cannot be read");
    }
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("(\\.csv|\\.txt|\\.tsv)?(\\.gz)?$", "");
  }
}
