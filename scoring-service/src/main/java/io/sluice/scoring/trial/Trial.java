package io.sluice.scoring.trial;

import io.sluice.detection.bundle.Bundle;
import io.sluice.sources.readings.FileFindings;
import io.sluice.sources.readings.FileReadings;
import io.sluice.sources.readings.FileReport;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.TagFit;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One file, read and judged by one bundle. Borrows the bundle. Not thread-safe.
 *
 * <p>Beside the file it holds the windows of each of its assets, and what is told of them.
 */
final class Trial {

  /** Each has a window, a batch and a timeline of its own. */
  private static final int MOST_ASSETS = 20;

  private static final String ONLY = "the file";

  private final Bundle bundle;
  private final ReadingFile file;
  private final TagFit fit;

  /** How far it is; may end it by throwing. */
  @FunctionalInterface
  interface Progress {

    /**
     * @param rows read so far
     */
    void rows(long rows) throws IOException;
  }

  /**
   * @param file what was found out about it
   * @throws UnusableFileException if it does not fit the bundle's profile; one sentence
   */
  Trial(Bundle bundle, ReadingFile file) throws UnusableFileException {
    this.bundle = bundle;
    this.file = file;
    this.fit = TagFit.partial(file.findings(), bundle.profile());
  }

  /**
   * Judges all rows.
   *
   * @param progress asked after each row
   * @throws UnusableFileException if somebody has to answer a question before, or the file has too
   *     many assets
   * @throws IOException what {@code progress} throws, or if it cannot be read any further
   */
  TrialReport run(TrialScores scores, Progress progress) throws UnusableFileException, IOException {
    FileFindings findings = file.findings();
    Map<String, AssetTrial> assets = new LinkedHashMap<>();
    long rows = 0;
    long unreadable = 0;
    try (FileReadings readings = file.open()) {
      for (FileRow next = readings.next(); next != null; next = readings.next()) {
        switch (next) {
          case FileRow.BadRow bad -> unreadable++;
          case FileRow.Row row -> {
            rows++;
            of(row, assets, scores)
                .add(
                    row.line(),
                    row.time(),
                    fit.arrange(row, bundle.dictionaries()::code),
                    row.label());
          }
        }
        progress.rows(rows + unreadable);
      }
      assets.values().forEach(AssetTrial::finish);
      List<String> leftOut = new ArrayList<>(readings.leftOut());
      leftOut.addAll(readings.repeatedHours());
      return new TrialReport(
          bundle.profile().name(),
          bundle.ref(),
          FileReport.of(findings, readings.evenSteps(), leftOut).told(TrialOptions.NAMES::named),
          fit.absent(),
          fit.superfluous(),
          new TrialReport.Rows(
              rows,
              unreadable,
              assets.values().stream().mapToLong(AssetTrial::unordered).sum(),
              assets.values().stream().mapToLong(AssetTrial::windows).sum()),
          assets.values().stream().map(AssetTrial::report).toList());
    } finally {
      assets.values().forEach(AssetTrial::close);
    }
  }

  private AssetTrial of(FileRow.Row row, Map<String, AssetTrial> assets, TrialScores scores)
      throws UnusableFileException {
    String name = Objects.requireNonNullElse(row.asset(), ONLY);
    AssetTrial known = assets.get(name);
    if (known != null) {
      return known;
    }
    if (assets.size() >= MOST_ASSETS) {
      throw new UnusableFileException(
          "%s has rows of more than %d assets: give a part of them, or, if column '%s' says something else, the parameter exclude"
              .formatted(file.findings().source(), MOST_ASSETS, file.findings().assetColumn()));
    }
    var trial = new AssetTrial(bundle, row.asset(), name, timeline(), scores);
    assets.put(name, trial);
    return trial;
  }

  private TrialTimeline timeline() {
    Instant first = file.findings().time().earliest();
    Instant last = file.findings().time().latest();
    return new TrialTimeline(
        Objects.requireNonNull(first, "a row has a time").toEpochMilli(),
        Objects.requireNonNull(last, "a row has a time").toEpochMilli());
  }
}
