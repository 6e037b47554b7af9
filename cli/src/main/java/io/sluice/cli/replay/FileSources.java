package io.sluice.cli.replay;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.FileArguments;
import io.sluice.cli.console.Console;
import io.sluice.cli.console.Text;
import io.sluice.cli.replay.FileSource.Extent;
import io.sluice.contracts.profile.Profile;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.TagFit;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files that a person wants replayed, each checked against the profile before anything starts.
 */
public final class FileSources {

  private static final int MAX_NAMED = 10;

  private final FileArguments arguments;
  private final Profile profile;
  private final @Nullable String asset;
  private final Console console;

  /**
   * @param asset the asset all readings belong to, unless a column says it; null to name one after
   *     each file
   */
  public FileSources(
      FileArguments arguments, Profile profile, @Nullable String asset, Console console) {
    this.arguments = arguments;
    this.profile = profile;
    this.asset = asset;
    this.console = console;
  }

  /**
   * @throws CommandFailure if a file cannot be read, does not fit the profile, or would take an
   *     asset back in time
   */
  public List<FileSource> open(List<Path> files) {
    var sources = new ArrayList<FileSource>();
    for (Path path : files) {
      if (!Files.isRegularFile(path)) {
        throw new CommandFailure("there is no file " + path);
      }
      sources.add(open(path));
    }
    checkOrder(sources);
    return sources;
  }

  private FileSource open(Path path) {
    try {
      ReadingFile file = ReadingFile.inspect(path, arguments.options().forProfile(profile));
      var fit = TagFit.partial(file.findings(), profile);
      var superfluous = fit.superfluous();
      file.findings().notes().forEach(note -> console.println(Text.plain(path + ": " + note)));
      if (!fit.absent().isEmpty()) {
        console.println(
            Text.plain(
                "%s: lacks %s of profile %s, whose values are missing"
                    .formatted(path, named(fit.absent()), profile.name())));
      }
      if (!superfluous.isEmpty()) {
        console.println(
            Text.plain(
                "%s: left out, as profile %s has no such tag: %s"
                    .formatted(path, profile.name(), named(superfluous))));
      }
      return FileSource.open(
          path,
          file,
          asset == null ? stem(path) : asset,
          arguments.namesAssetColumn(),
          profile.name());
    } catch (UnusableFileException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private static String named(List<String> columns) {
    String names = String.join(", ", columns.subList(0, Math.min(columns.size(), MAX_NAMED)));
    return columns.size() <= MAX_NAMED
        ? names
        : names + " and %d more".formatted(columns.size() - MAX_NAMED);
  }

  private static void checkOrder(List<FileSource> sources) {
    var before = new HashMap<String, FileSource>();
    for (FileSource source : sources) {
      source
          .extents()
          .forEach(
              (asset, extent) -> {
                FileSource previous = before.put(asset, source);
                Extent earlier = previous == null ? null : previous.extents().get(asset);
                if (earlier != null && !earlier.last().isBefore(extent.first())) {
                  throw new CommandFailure(
                      "%s and %s are both asset %s, but the second begins at %s, before the first ends at %s; give them in the order of time, or file names of their own"
                          .formatted(
                              previous.path(),
                              source.path(),
                              Text.plain(asset),
                              extent.first(),
                              earlier.last()));
                }
              });
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
      List<FileSource> sources, Function<String, Optional<Instant>> lastReading) {
    var assets = new HashSet<String>();
    for (FileSource source : sources) {
      source
          .extents()
          .forEach(
              (asset, extent) -> {
                if (assets.add(asset)) {
                  lastReading
                      .apply(asset)
                      .filter(known -> !known.isBefore(extent.first()))
                      .ifPresent(
                          known -> {
                            throw new CommandFailure(
                                "asset %s has readings up to %s already and %s begins at %s; begin anew with --fresh, or name another asset with --asset"
                                    .formatted(
                                        Text.plain(asset), known, source.path(), extent.first()));
                          });
                }
              });
    }
  }

  private static String stem(Path file) {
    return file.getFileName()
        .toString()
        .replaceFirst(
            "(\\.(csv|txt|tsv|dat|log|json|jsonl|ndjson|xlsx|parquet))?(\\.(gz|zip))?$", "");
  }
}
