package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.models.training.TrainingProgress.Stage;
import io.sluice.models.window.Stretch;
import io.sluice.sources.csv.CsvFormatException;
import io.sluice.sources.csv.CsvHeader;
import io.sluice.sources.csv.CsvOptions;
import io.sluice.sources.csv.CsvReadings;
import io.sluice.sources.csv.CsvRow;
import io.sluice.sources.csv.CsvRow.BadRow;
import io.sluice.sources.csv.CsvRow.Row;
import io.sluice.sources.csv.TagFit;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects the rows of normal operation from files and says what it left out. */
final class NormalRows {

  private static final int ROWS_PER_REPORT = 1000;

  private final TagFit.Coder coder;
  private final TrainingProgress progress;
  private final List<Stretch> stretches = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private List<Long> times = new ArrayList<>();
  private List<double[]> values = new ArrayList<>();
  private Profile columns;
  private long rows;

  private NormalRows(Profile columns, TagFit.Coder coder, TrainingProgress progress) {
    this.columns = columns;
    this.coder = coder;
    this.progress = progress;
  }

  /**
   * @param tags names in the order of the values
   * @param stretches the rows, in the order of the files
   * @param notes what was left out and why, a sentence each
   */
  record Collected(List<String> tags, List<Stretch> stretches, List<String> notes) {

    int rows() {
      return stretches.stream().mapToInt(Stretch::length).sum();
    }
  }

  /**
   * @param options text columns included
   * @param profile whose tags the files must have; null to take those of the first file
   * @param coder makes numbers of texts
   * @throws TrainingFailedException if a file cannot be used; names it
   */
  static Collected read(
      List<Path> files,
      CsvOptions options,
      Profile profile,
      TagFit.Coder coder,
      TrainingProgress progress)
      throws TrainingFailedException {
    var rows = new NormalRows(profile, coder, progress);
    for (Path file : files) {
      rows.readFile(file, options);
    }
    return new Collected(
        rows.columns.tags().stream().map(Tag::name).toList(), rows.stretches, rows.notes);
  }

  private void readFile(Path file, CsvOptions options) throws TrainingFailedException {
    try (CsvReadings readings = CsvReadings.open(file, options)) {
      CsvHeader header = readings.header();
      if (columns == null) {
        columns = provisional(header);
      }
      TagFit fit = TagFit.of(header, columns);
      if (!fit.superfluous().isEmpty()) {
        notes.add(
            "%s: columns the profile does not know are left out: %s"
                .formatted(file, String.join(", ", fit.superfluous())));
      }
      readRows(readings, fit);
      describe(file, readings);
    } catch (CsvFormatException e) {
      throw new TrainingFailedException(e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new TrainingFailedException("there is no file " + file, e);
    } catch (IOException e) {
      throw new TrainingFailedException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Only the names matter: what the tags are like is found out from the rows. */
  private static Profile provisional(CsvHeader header) {
    List<Tag> tags =
        header.tags().stream()
            .map(name -> new Tag(name, null, TagKind.CONTINUOUS, 0, null, null, null))
            .toList();
    return Profile.withDefaults("provisional", tags, Duration.ofSeconds(1));
  }

  private void readRows(CsvReadings readings, TagFit fit)
      throws IOException, TrainingFailedException {
    boolean labelled = readings.header().labelColumn() != null;
    for (CsvRow next = readings.next(); next != null; next = readings.next()) {
      switch (next) {
        case Row row when labelled && (row.label() == null || row.label() != 0) -> endStretch();
        case Row row -> add(row, fit);
        case BadRow bad -> {}
      }
    }
    endStretch();
    progress.at(Stage.READING, rows, rows);
  }

  private void add(Row row, TagFit fit) throws TrainingFailedException {
    times.add(row.time().toEpochMilli());
    values.add(fit.arrange(row, coder));
    rows++;
    if (rows % ROWS_PER_REPORT == 0) {
      progress.at(Stage.READING, rows, 0);
      HeapLimit.current().require(rows, columns.tags().size());
    }
  }

  private void endStretch() {
    if (!times.isEmpty()) {
      stretches.add(Stretch.of(times, values));
      times = new ArrayList<>();
      values = new ArrayList<>();
    }
  }

  private void describe(Path file, CsvReadings readings) throws TrainingFailedException {
    var summary = readings.summary();
    if (summary.badRows() > summary.rows()) {
      String column = summary.firstBad().column();
      throw new TrainingFailedException(
          "%s: %,d of %,d rows cannot be read, the first in %s%s"
              .formatted(
                  file,
                  summary.badRows(),
                  summary.badRows() + summary.rows(),
                  summary.firstBad().sentence(),
                  column == null ? "" : "; leave that column out with --exclude '" + column + "'"));
    }
    if (summary.badRows() > 0) {
      notes.add(
          "%s: %,d rows that cannot be read are left out, the first: %s"
              .formatted(file, summary.badRows(), summary.firstBad().sentence()));
    }
    summary.repeatedHours().forEach(note -> notes.add(file + ": " + note));
    if (readings.header().labelColumn() == null) {
      return;
    }
    if (summary.anomalous() > 0) {
      notes.add(
          "%s: %,d rows labelled as attack or fault by column '%s' are left out"
              .formatted(file, summary.anomalous(), readings.header().labelColumn()));
    }
    if (summary.unlabelled() > 0) {
      notes.add(
          "%s: %,d rows without a label in column '%s', or of a plant that recovers, are left out"
              .formatted(file, summary.unlabelled(), readings.header().labelColumn()));
    }
  }
}
