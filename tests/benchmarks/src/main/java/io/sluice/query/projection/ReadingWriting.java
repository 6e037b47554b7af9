package io.sluice.query.projection;

import io.sluice.contracts.JsonText;
import io.sluice.contracts.RawReading;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Lets benchmarks write readings as query-api does, or as it would without rollups. */
public final class ReadingWriting {

  private static final String STREAM = "bench";

  private final CopyTransaction<ReadingRow> rows;
  private final List<ReadingRow> batch = new ArrayList<>();
  private long offset;

  private ReadingWriting(CopyTransaction<ReadingRow> rows) {
    this.rows = rows;
  }

  /** With marks of the minutes that are to be rolled up, as in the service. */
  public static ReadingWriting marked(DataSource source) {
    return new ReadingWriting(new CopyTransaction<>(source, new ReadingCopy()));
  }

  /** The same rows, counts and streams, and nothing marked. */
  public static ReadingWriting unmarked(DataSource source) {
    return new ReadingWriting(new CopyTransaction<>(source, new UnmarkedReadingCopy()));
  }

  /**
   * One more of the next batch.
   *
   * @param values tags as JSON
   */
  public void add(String asset, Instant time, byte[] values) {
    var text = new JsonText(values, 0, values.length);
    batch.add(
        new ReadingRow(
            new RawReading(asset, STREAM, STREAM, time, text, null, null, null), "@0-" + offset++));
  }

  /** Writes what was added. */
  public void write() throws SQLException {
    rows.write(batch);
    batch.clear();
  }
}
