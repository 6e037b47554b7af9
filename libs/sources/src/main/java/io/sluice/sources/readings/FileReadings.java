package io.sluice.sources.readings;

import io.sluice.sources.table.LeftOut;
import io.sluice.sources.table.Table;
import io.sluice.sources.table.TableRow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The readings of one file, the second time it is read: a row at a time, the oldest first. However
 * long the file is, one row is held in memory, but of a file with the newest row first all are. Not
 * thread-safe.
 */
public final class FileReadings implements AutoCloseable {

  /** Of a row beside its values. */
  private static final long ROW_BYTES = 200;

  private final FileFindings findings;
  private final Table table;
  private final RowReader reader;
  private final ReadingSummary summary;
  private final @Nullable EvenRows even;
  private final MaintenanceWindows windows;
  private final long heldBytes;
  private @Nullable List<FileRow> turned;
  private long inMaintenance;

  FileReadings(
      FileFindings findings,
      Table table,
      RowReader reader,
      @Nullable Duration resample,
      MaintenanceWindows windows,
      long heldBytes) {
    this.findings = findings;
    this.table = table;
    this.reader = reader;
    this.summary = reader.summary();
    this.even = resample == null ? null : new EvenRows(resample, findings.found());
    this.windows = windows;
    this.heldBytes = heldBytes;
  }

  public FileFindings findings() {
    return findings;
  }

  /**
   * The next row, null at the end.
   *
   * @throws IOException if the file cannot be read any further
   */
  public @Nullable FileRow next() throws IOException {
    FileRow row = judged(even == null ? ordered() : even.next(this::ordered));
    if (row != null) {
      summary.add(row);
    }
    return row;
  }

  private @Nullable FileRow judged(@Nullable FileRow row) {
    if (row instanceof FileRow.Row read && windows.contain(read.asset(), read.time())) {
      inMaintenance++;
      return read.leaveOut();
    }
    return row;
  }

  private @Nullable FileRow ordered() throws IOException {
    return findings.isNewestFirst() ? lastTurned() : read();
  }

  private @Nullable FileRow read() throws IOException {
    TableRow row = table.next();
    return row == null ? null : reader.read(row);
  }

  private @Nullable FileRow lastTurned() throws IOException {
    if (turned == null) {
      turned = new ArrayList<>();
      long rowBytes = ROW_BYTES + Double.BYTES * (long) findings.found().size();
      for (FileRow row = read(); row != null; row = read()) {
        turned.add(row);
        if (turned.size() * rowBytes > heldBytes) {
          throw new IOException(
              "it begins with its newest row, and its rows are too many to be turned round in"
                  + " memory: give it with the oldest row first, or in parts");
        }
      }
    }
    return turned.isEmpty() ? null : turned.removeLast();
  }

  /** What was seen in the rows handed out so far. */
  public ReadingSummary summary() {
    return summary;
  }

  /** Which rows and lines were left out so far and why, a sentence each. */
  public List<String> leftOut() {
    var sentences = new ArrayList<String>();
    FileRow.BadRow bad = summary.firstBad();
    if (bad != null) {
      sentences.add(
          "%,d rows cannot be read and are left out, the first: %s"
              .formatted(summary.badRows(), bad.sentence()));
    }
    for (LeftOut left : table.leftOut()) {
      sentences.add(left.sentence());
    }
    if (inMaintenance > 0) {
      sentences.add("%,d rows of times of maintenance are left out".formatted(inMaintenance));
    }
    if (even != null && even.late() > 0) {
      sentences.add(
          "%,d rows are left out, as the interval that they belong to was over"
              .formatted(even.late()));
    }
    return sentences;
  }

  /** What resampling made of the rows read so far, null without it. */
  public @Nullable EvenSteps evenSteps() {
    return even == null ? null : even.steps();
  }

  /** How times of hours that come twice were told apart, a sentence an hour. */
  public List<String> repeatedHours() {
    return reader.repeatedHours();
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
