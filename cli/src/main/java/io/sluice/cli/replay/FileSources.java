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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
    this.options = options.forProfile(profile);
    this.profile = profile;
    this.asset = asset;
    this.console = console;
  }

  /**
   * @throws CommandFailure if a file cannot be read, does not fit the profile, or would take an
   *     asset back in time
   */
  public List<CsvSource> open(List<Path> files) {
    var sources = new ArrayList<CsvSource>();
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
      for (String note : source.extent().notes()) {
        console.println(Text.plain(file + ": " + note));
      }
      sources.add(source);
    }
    checkOrder(sources);
    return sources;
  }

  private static void checkOrder(List<CsvSource> sources) {
    var before = new HashMap<String, CsvSource>();
    for (CsvSource source : sources) {
      CsvSource previous = before.put(source.asset(), source);
      if (previous != null && !previous.extent().last().isBefore(source.extent().first())) {
        throw new CommandFailure(
            "%s and %s are both asset %s, but the second begins at %s, before the first ends at %s; give them in the order of time, or file names of their own"
                .formatted(
                    previous.file(),
                    source.file(),
                    Text.plain(source.asset()),
                    source.extent().first(),
                    previous.extent().last()));
      }
    }
  }

  /**
   * Refuses what the system knows already: it would be taken for a repetition, and no incident
   * would come of it.
   *
   * @param lastReading event time of the newest reading that is known of an asset
   * @throws CommandFailure if a file does not begin after it
   */
  public static void refuseKnown(
      List<CsvSource> sources, Function<String, Optional<Instant>> lastReading) {
    var assets = new HashSet<String>();
    for (CsvSource source : sources) {
      if (!assets.add(source.asset())) {
        continue;
      }
      Instant first = source.extent().first();
      lastReading
          .apply(source.asset())
          .filter(known -> !known.isBefore(first))
          .ifPresent(
              known -> {
                throw new CommandFailure(
                    "asset %s has readings up to %s already and %s begins at %s; begin anew with --fresh, or name another asset with --asset"
                        .formatted(Text.plain(source.asset()), known, source.file(), first));
              });
    }
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
