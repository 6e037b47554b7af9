package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.models.training.TrainingProgress.Stage;
import io.sluice.models.window.Stretch;
import io.sluice.sources.readings.FileFindings;
import io.sluice.sources.readings.FileReadings;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.FileRow.BadRow;
import io.sluice.sources.readings.FileRow.Row;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingSummary;
import io.sluice.sources.readings.TagFit;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the rows of normal operation from files and says what it left out. */
final class NormalRows {

  private static final int ROWS_PER_REPORT = 1000;

  private final TagFit.Coder coder;
  private final HeapLimit limit;
  private final TrainingProgress progress;
  private final List<Stretch> stretches = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> said = new HashSet<>();

  /** The stretch that each asset is in; of files that name none there is one. */
  private final Map<String, Open> open = new LinkedHashMap<>();

  private final Profile columns;
  private final boolean keepsAttacks;
  private final Open attacks = new Open();
  private long rows;

  private NormalRows(
      Profile columns,
      boolean keepsAttacks,
      TagFit.Coder coder,
      HeapLimit limit,
      TrainingProgress progress) {
    this.columns = columns;
    this.keepsAttacks = keepsAttacks;
    this.coder = coder;
    this.limit = limit;
    this.progress = progress;
  }

  /** Rows that follow each other, so far. */
  private static final class Open {

    private List<Long> times = new ArrayList<>();
    private List<double[]> values = new ArrayList<>();

    private void end(List<Stretch> stretches) {
      if (!times.isEmpty()) {
        stretches.add(Stretch.of(times, values));
        times = new ArrayList<>();
        values = new ArrayList<>();
      }
    }
  }

  /**
   * @param tags names in the order of the values
   * @param stretches the rows, in the order of the files
   * @param attacks rows that labels call attacks, if they are kept; none or one stretch
   * @param labels whether any file has labels
   * @param notes what was left out and why, a sentence each
   */
  record Collected(
      List<String> tags,
      List<Stretch> stretches,
      List<Stretch> attacks,
      boolean labels,
      List<String> notes) {

    int rows() {
      return stretches.stream().mapToInt(Stretch::length).sum();
    }
  }

  /**
   * @param files in the order of time, of the same columns
   * @param profile whose tags the files must have; null to take those of the first file
   * @param keepsAttacks whether rows that labels call attacks are wanted, too
   * @param coder makes numbers of texts
   * @param limit of the heap beside the rows that there are
   * @throws TrainingFailedException if a file cannot be used; names it
   */
  static Collected read(
      List<ReadingFile> files,
      @Nullable Profile profile,
      boolean keepsAttacks,
      TagFit.Coder coder,
      HeapLimit limit,
      TrainingProgress progress)
      throws TrainingFailedException {
    var rows =
        new NormalRows(
            profile == null ? provisional(files.getFirst().findings()) : profile,
            keepsAttacks,
            coder,
            limit,
            progress);
    for (ReadingFile file : files) {
      rows.readFile(file);
    }
    var attacks = new ArrayList<Stretch>();
    rows.attacks.end(attacks);
    return new Collected(
        rows.columns.tags().stream().map(Tag::name).toList(),
        rows.stretches,
        attacks,
        files.stream().anyMatch(file -> file.findings().labels() != null),
        rows.notes);
  }

  private void readFile(ReadingFile file) throws TrainingFailedException {
    FileFindings findings = file.findings();
    try (FileReadings readings = file.open()) {
      TagFit fit = TagFit.of(findings, columns);
      // What columns hold was found out of all files together: once is enough.
      findings.notes().stream()
          .filter(said::add)
          .forEach(note -> notes.add(findings.source() + ": " + note));
      if (!fit.superfluous().isEmpty()) {
        notes.add(
            "%s: columns the profile does not know are left out: %s"
                .formatted(findings.source(), String.join(", ", fit.superfluous())));
      }
      readRows(readings, fit);
      describe(readings);
    } catch (UnusableFileException e) {
      throw new TrainingFailedException(e.getMessage(), e);
    } catch (IOException e) {
      throw new TrainingFailedException(
          "cannot read " + findings.source() + ": " + e.getMessage(), e);
    }
  }

  /** Only names and whether they hold texts matter: the rest is found out from the rows. */
  private static Profile provisional(FileFindings findings) {
    List<Tag> tags =
        findings.found().stream()
            .map(
                column ->
                    new Tag(
                        column.name(),
                        null,
                        column.reader().isOfTexts() ? TagKind.CATEGORICAL : TagKind.CONTINUOUS,
                        0,
                        null,
                        null,
                        null))
            .toList();
    return Profile.withDefaults("provisional", tags, Duration.ofSeconds(1));
  }

  private void readRows(FileReadings readings, TagFit fit)
      throws IOException, TrainingFailedException {
    boolean labelled = readings.findings().labels() != null;
    for (FileRow next = readings.next(); next != null; next = readings.next()) {
      switch (next) {
        case Row row
            when keepsAttacks && !row.isLeftOut() && Integer.valueOf(1).equals(row.label()) -> {
          open(row).end(stretches);
          add(row, fit, attacks);
        }
        case Row row
            when row.isLeftOut() || (labelled && (row.label() == null || row.label() != 0)) ->
            open(row).end(stretches);
        case Row row -> add(row, fit, open(row));
        case BadRow bad -> {}
      }
    }
    open.values().forEach(stretch -> stretch.end(stretches));
    progress.at(Stage.READING, rows, rows);
  }

  private void add(Row row, TagFit fit, Open stretch) throws TrainingFailedException {
    stretch.times.add(row.time().toEpochMilli());
    stretch.values.add(fit.arrange(row, coder));
    rows++;
    if (rows % ROWS_PER_REPORT == 0) {
      progress.at(Stage.READING, rows, 0);
      limit.requireSoFar(rows, columns.tags().size());
    }
  }

  private Open open(Row row) {
    return open.computeIfAbsent(row.asset() == null ? "" : row.asset(), asset -> new Open());
  }

  private void describe(FileReadings readings) throws TrainingFailedException {
    FileFindings findings = readings.findings();
    String source = findings.source();
    ReadingSummary summary = readings.summary();
    BadRow firstBad = summary.firstBad();
    if (firstBad != null && summary.badRows() > summary.rows()) {
      String column = firstBad.column();
      throw new TrainingFailedException(
          "%s: %,d of %,d rows cannot be read, the first in %s%s"
              .formatted(
                  source,
                  summary.badRows(),
                  summary.badRows() + summary.rows(),
                  firstBad.sentence(),
                  column == null ? "" : "; leave that column out with --exclude '" + column + "'"));
    }
    if (readings.evenSteps() != null) {
      notes.add(source + ": " + readings.evenSteps().text());
    }
    readings.leftOut().forEach(line -> notes.add(source + ": " + line));
    readings.repeatedHours().forEach(note -> notes.add(source + ": " + note));
    if (findings.labels() == null) {
      return;
    }
    if (summary.anomalous() > 0) {
      notes.add(
          "%s: %,d rows labelled as attack or fault by column '%s' are left out"
              .formatted(source, summary.anomalous(), findings.labels()));
    }
    if (summary.unlabelled() > 0) {
      notes.add(
          "%s: %,d rows without a label in column '%s', or of a plant that recovers, are left out"
              .formatted(source, summary.unlabelled(), findings.labels()));
    }
  }
}
