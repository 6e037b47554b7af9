package io.sluice.cli.evaluate;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.cli.console.Text;
import io.sluice.detection.bundle.Bundle;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Evaluator;
import io.sluice.models.evaluation.Judged;
import io.sluice.sources.readings.FileReadings;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.FileRow.Row;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.readings.TagFit;
import io.sluice.sources.readings.UnusableFileException;
import io.sluice.sources.table.Quote;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person's labelled files.
 *
 * @param files one asset's readings one after the other, or those of several that a column names
 * @param reading how to read them
 */
public record LabelledData(List<Path> files, ReadingOptions reading) {

  /** Assets in a sentence. */
  private static final int MAX_NAMED = 8;

  /** Each bundle reads the files anew, so that no more than one is loaded at a time. */
  public Evaluation judge(List<ChosenBundle> bundles, Console console) {
    List<Judged> judged = new ArrayList<>();
    var said = new HashSet<String>();
    for (ChosenBundle bundle : bundles) {
      judged.add(judge(bundle, console, said));
    }
    String names = bundles.stream().map(ChosenBundle::name).collect(Collectors.joining(" and "));
    String data =
        files.stream()
            .map(file -> file.getFileName().toString())
            .collect(Collectors.joining(", then "));
    return Evaluation.of(names, "Judged " + data + ".", judged);
  }

  /**
   * Each asset is judged by itself, as it is in the running system. The files are read anew for
   * each, so that the windows of no more than one are in memory.
   *
   * @param said what was said of the files already
   */
  private Judged judge(ChosenBundle chosen, Console console, Set<String> said) {
    try (var bundle = chosen.load()) {
      var inspected = new ArrayList<ReadingFile>();
      for (int i = 0; i < files.size(); i++) {
        console.progress(
            "Judging by " + chosen.name(), i, files.size(), files.get(i).getFileName().toString());
        inspected.add(ReadingFile.inspect(files.get(i), reading.forProfile(bundle.profile())));
      }
      List<String> assets = assets(inspected);
      if (assets.size() > 1) {
        say(
            console,
            said,
            "%d assets, each judged by itself: %s"
                .formatted(
                    assets.size(),
                    assets.stream().limit(MAX_NAMED).collect(Collectors.joining(", "))
                        + (assets.size() > MAX_NAMED ? ", ..." : "")));
      }
      var parts = new ArrayList<Judged>();
      for (int i = 0; i < assets.size(); i++) {
        String asset = assets.get(i);
        boolean isFirst = i == 0;
        console.progress("Judging by " + chosen.name(), i, assets.size(), asset);
        parts.add(
            judge(
                bundle,
                inspected,
                asset,
                row -> row instanceof Row read ? assetOf(read).equals(asset) : isFirst,
                note -> say(console, said, note)));
      }
      return (parts.size() == 1 ? parts.getFirst() : Judged.pooled(chosen.name(), parts))
          .named(chosen.name());
    } catch (UnusableFileException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + e.getFile(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read the data: " + e.getMessage(), e);
    }
  }

  private static void say(Console console, Set<String> said, String note) {
    if (said.add(note)) {
      console.println(Text.plain(note));
    }
  }

  /** In the order of their first rows; the empty text for rows of none, and without any row. */
  public static List<String> assets(List<ReadingFile> files)
      throws UnusableFileException, IOException {
    var assets = new LinkedHashSet<String>();
    for (ReadingFile file : files) {
      if (file.findings().assetColumn() == null) {
        assets.add("");
        continue;
      }
      try (FileReadings rows = file.open()) {
        for (FileRow row = rows.next(); row != null; row = rows.next()) {
          if (row instanceof Row read) {
            assets.add(assetOf(read));
          }
        }
      }
    }
    return assets.isEmpty() ? List.of("") : List.copyOf(assets);
  }

  private static String assetOf(Row row) {
    return row.asset() == null ? "" : row.asset();
  }

  private static Judged judge(
      Bundle bundle,
      List<ReadingFile> files,
      String asset,
      Predicate<FileRow> wanted,
      Consumer<String> notes)
      throws UnusableFileException, IOException {
    try (var evaluator = new Evaluator(bundle, IncidentPolicy.of(bundle.manifest().debounce()))) {
      for (ReadingFile file : files) {
        try (FileReadings readings = file.open()) {
          List<String> absent = TagFit.partial(file.findings(), bundle.profile()).absent();
          evaluator.add(readings, wanted);
          if (!absent.isEmpty()) {
            notes.accept(
                "%s: lacks %s of profile %s, whose values are missing"
                    .formatted(
                        file.findings().source(), Quote.list(absent), bundle.profile().name()));
          }
          Stream.of(file.findings().notes(), readings.leftOut(), readings.repeatedHours())
              .flatMap(List::stream)
              .map(note -> file.findings().source() + ": " + note)
              .forEach(notes);
        }
      }
      Judged judged = evaluator.judged();
      evaluator.drift().map(note -> asset.isEmpty() ? note : asset + ": " + note).ifPresent(notes);
      return judged;
    }
  }
}
