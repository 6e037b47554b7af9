package io.sluice.cli.count;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.FileArguments;
import io.sluice.cli.console.Console;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.counts.Counts;
import io.sluice.counts.Counts.ReadAs;
import io.sluice.sources.readings.FileReadings;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.readings.TagFit;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts the records of files, as ingest-service counts those of a stream. */
@Command(
    name = "count",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Counts the records of files per interval, as ingest-service does by the same counts.yaml,"
          + " into a CSV to train the profile of the counts from.",
      "An interval with a record whose label is anomalous is anomalous; one with a record of which"
          + " it is unknown is unknown."
    },
    footer = {
      "",
      "Example:",
      "  sluice count --data flows.csv --counts counts.yaml --out minutes.csv",
      "  sluice train --data minutes.csv --profile network-minute"
    })
public final class CountCommand implements Callable<Integer> {

  private static final int PROGRESS_EVERY = 10_000;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      split = ",",
      description = "Files of records, the oldest first.")
  List<Path> data = List.of();

  @Option(
      names = "--counts",
      paramLabel = "FILE",
      required = true,
      description = "The counts.yaml that says what is counted.")
  Path counts = Path.of("");

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Which of the profiles in it, if there are several.")
  @Nullable String profile;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The CSV; compressed if its name ends in .gz.")
  Path out = Path.of("");

  @Mixin FileArguments reading = new FileArguments();

  @Override
  public Integer call() {
    Counts counted = counted();
    Console console = Console.system();
    refuseToOverwrite();
    List<ReadingFile> files = inspect(counted);
    boolean hasLabels = files.stream().anyMatch(file -> file.findings().labels() != null);
    boolean hasAssets =
        reading.namesAssetColumn()
            && files.stream().anyMatch(file -> file.findings().assetColumn() != null);
    try (var csv = CountedCsv.to(out, counted, hasAssets, hasLabels)) {
      var counting = new FileCounts(counted, csv);
      for (ReadingFile file : files) {
        count(file, counting, console);
      }
      counting.end();
      console.clearProgress();
      counting.summary(out).forEach(console::println);
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailure("cannot write " + out + ": " + e.getMessage(), e);
    }
    return 0;
  }

  private void refuseToOverwrite() {
    Path written = out.toAbsolutePath().normalize();
    if (data.stream().anyMatch(file -> file.toAbsolutePath().normalize().equals(written))) {
      throw new CommandFailure(
          "--out %s is one of the files of --data, whose records would be lost: name another"
              .formatted(out));
    }
  }

  private void count(ReadingFile file, FileCounts counting, Console console) throws IOException {
    String source = file.findings().source();
    try (FileReadings rows = file.open()) {
      List<String> tags = file.findings().tags();
      long total = file.findings().rows();
      long done = 0;
      for (FileRow row = rows.next(); row != null; row = rows.next()) {
        if (row instanceof FileRow.Row read && !read.isLeftOut()) {
          counting.take(read, tags);
        }
        if (++done % PROGRESS_EVERY == 0) {
          console.progress("Counting " + source, done, total, "");
        }
      }
      console.clearProgress();
      rows.leftOut().forEach(line -> console.println(source + ": " + line));
    } catch (UnusableFileException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private Counts counted() {
    List<Counts> all = ShippedCounts.read(counts);
    List<Counts> wanted =
        all.stream()
            .filter(counted -> profile == null || counted.profile().equals(profile))
            .toList();
    if (wanted.size() != 1) {
      String names = all.stream().map(Counts::profile).collect(Collectors.joining(", "));
      throw new CommandFailure(
          profile == null
              ? "%s makes several profiles (%s): say which with --profile".formatted(counts, names)
              : "%s makes no profile '%s', but %s".formatted(counts, profile, names));
    }
    return wanted.getFirst();
  }

  private List<ReadingFile> inspect(Counts counted) {
    var tags = new ArrayList<Tag>();
    counted
        .fields()
        .forEach(
            (name, field) ->
                tags.add(
                    new Tag(
                        name,
                        null,
                        field == ReadAs.TEXT ? TagKind.CATEGORICAL : TagKind.CONTINUOUS,
                        0,
                        null,
                        null,
                        null)));
    ReadingOptions options = reading.options();
    try {
      if (tags.isEmpty()) {
        return ReadingFile.inspect(data, options);
      }
      Profile fields = Profile.events(counted.of(), tags, Duration.ofSeconds(1));
      List<ReadingFile> files = ReadingFile.inspect(data, options.forProfile(fields));
      for (ReadingFile file : files) {
        TagFit.of(file.findings(), fields);
      }
      return files;
    } catch (UnusableFileException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + e.getFile(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read the data: " + e.getMessage(), e);
    }
  }
}
