package io.sluice.cli.replay;

import io.sluice.cli.CommandFailure;
import io.sluice.contracts.Reading;
import io.sluice.sources.readings.FileFindings;
import io.sluice.sources.readings.FileReadings;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file as readings: of one asset, or of those that a column names. A row that cannot
 * be read is left out, and counted.
 */
public final class FileSource implements ReplaySource {

  private final Path path;
  private final String asset;
  private final boolean assetByRow;
  private final String profile;
  private final Map<String, Extent> extents;
  private final FileReadings rows;
  private final List<String> tags;
  private final long total;

  private FileSource(
      Path path,
      String asset,
      boolean assetByRow,
      String profile,
      Map<String, Extent> extents,
      FileReadings rows,
      long total) {
    this.path = path;
    this.asset = asset;
    this.assetByRow = assetByRow;
    this.profile = profile;
    this.extents = extents;
    this.rows = rows;
    this.tags = rows.findings().tags();
    this.total = total;
  }

  /**
   * @param asset whose the rows are; of rows that name none if {@code assetByRow}
   * @param assetByRow whether the file has a column that says whose a row is
   * @throws CommandFailure if the file cannot be read at all, or no row of it
   */
  static FileSource open(
      Path path, ReadingFile file, String asset, boolean assetByRow, String profile) {
    try {
      var extents = new TreeMap<String, Extent>();
      long total = 0;
      @Nullable String other = null;
      try (var rows = file.open()) {
        for (FileRow row = rows.next(); row != null; row = rows.next()) {
          if (row instanceof FileRow.Row read) {
            if (!assetByRow) {
              other = sameAsset(path, file, other, read.asset());
            }
            extents.merge(
                assetOf(read, asset, assetByRow),
                new Extent(read.time(), read.time()),
                Extent::with);
            total++;
          }
        }
        if (total == 0) {
          throw new CommandFailure(
              rows.summary().firstBad() == null
                  ? path + " has no rows"
                  : "no row of %s can be read, the first: %s"
                      .formatted(path, rows.summary().firstBad().sentence()));
        }
      }
      return new FileSource(path, asset, assetByRow, profile, extents, file.open(), total);
    } catch (UnusableFileException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /** Rows of several assets that take turns would be one asset that jumps to and fro. */
  private static @Nullable String sameAsset(
      Path path, ReadingFile file, @Nullable String before, @Nullable String asset) {
    if (before != null && asset != null && !before.equals(asset)) {
      throw new CommandFailure(
          "%s holds rows of several assets, %s and %s: --asset-column '%s' makes each an asset of its own"
              .formatted(path, before, asset, file.findings().assetColumn()));
    }
    return asset == null ? before : asset;
  }

  /** How much of event time an asset's rows cover. */
  record Extent(Instant first, Instant last) {

    private Extent with(Extent other) {
      return new Extent(
          other.first.isBefore(first) ? other.first : first,
          other.last.isAfter(last) ? other.last : last);
    }
  }

  private static String assetOf(FileRow.Row row, String asset, boolean assetByRow) {
    return assetByRow && row.asset() != null ? row.asset() : asset;
  }

  Path path() {
    return path;
  }

  /** By asset. */
  Map<String, Extent> extents() {
    return extents;
  }

  FileFindings findings() {
    return rows.findings();
  }

  @Override
  public String name() {
    return path.getFileName().toString();
  }

  @Override
  public SequencedSet<String> assets() {
    return new LinkedHashSet<>(extents.keySet());
  }

  @Override
  public long total() {
    return total;
  }

  @Override
  public @Nullable Reading next() {
    try {
      FileRow row = rows.next();
      while (row instanceof FileRow.BadRow) {
        row = rows.next();
      }
      return row == null ? null : reading((FileRow.Row) row);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + path + " any further: " + e.getMessage(), e);
    }
  }

  private Reading reading(FileRow.Row row) {
    var values = RowValues.of(row, tags);
    return new Reading(
        assetOf(row, asset, assetByRow),
        profile,
        profile,
        row.time(),
        values.numbers(),
        values.texts(),
        null,
        null,
        row.label());
  }

  /** What was left out of the rows that were replayed so far and why, a sentence each. */
  @Override
  public List<String> leftOut() {
    var lines = new ArrayList<>(rows.leftOut());
    lines.addAll(rows.summary().missingValues());
    lines.addAll(rows.repeatedHours());
    return lines;
  }

  @Override
  public long toldWords() {
    return rows.summary().words();
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      // Only read from: nothing can be lost.
    }
  }
}
