package io.sluice.sources.csv;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was seen in a file's rows; in constant space. */
public final class CsvSummary {

  private final List<String> tags;
  private final RepeatedHours repeatedHours;
  private final long[] present;
  private final double[] low;
  private final double[] high;
  private long rows;
  private long badRows;
  private long anomalous;
  private long normal;
  private CsvRow.@Nullable BadRow firstBad;
  private @Nullable Instant earliest;
  private @Nullable Instant latest;

  CsvSummary(List<String> tags, RepeatedHours repeatedHours) {
    this.tags = tags;
    this.repeatedHours = repeatedHours;
    present = new long[tags.size()];
    low = new double[tags.size()];
    high = new double[tags.size()];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  void add(CsvRow row) {
    switch (row) {
      case CsvRow.Row read -> addRead(read);
      case CsvRow.BadRow bad -> {
        badRows++;
        firstBad = firstBad == null ? bad : firstBad;
      }
    }
  }

  private void addRead(CsvRow.Row row) {
    rows++;
    earliest = earliest == null || row.time().isBefore(earliest) ? row.time() : earliest;
    latest = latest == null || row.time().isAfter(latest) ? row.time() : latest;
    if (row.label() != null) {
      anomalous += row.label();
      normal += 1 - row.label();
    }
    double[] values = row.values();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        present[i]++;
        low[i] = Math.min(low[i], values[i]);
        high[i] = Math.max(high[i], values[i]);
      } else if (row.texts() != null && row.texts()[i] != null) {
        present[i]++;
      }
    }
  }

  /** Rows that were read. */
  public long rows() {
    return rows;
  }

  /** Rows that could not be read. */
  public long badRows() {
    return badRows;
  }

  /** The first that could not be read, null if all could. */
  public CsvRow.@Nullable BadRow firstBad() {
    return firstBad;
  }

  /** Rows with label 1. */
  public long anomalous() {
    return anomalous;
  }

  /** Rows with label 0. */
  public long normal() {
    return normal;
  }

  /** Rows whose label is unknown. */
  public long unlabelled() {
    return rows - anomalous - normal;
  }

  /** The earliest time, null if no row was read. */
  public @Nullable Instant earliest() {
    return earliest;
  }

  /** The latest time, null if no row was read. */
  public @Nullable Instant latest() {
    return latest;
  }

  /**
   * What local times of hours that come twice, at the end of summer time, were taken for: a
   * sentence an hour, none if there were no such times.
   */
  public List<String> repeatedHours() {
    return repeatedHours.notes();
  }

  /** Tags without a single value. */
  public List<String> emptyTags() {
    return tagsWhere(i -> present[i] == 0);
  }

  /** Tags whose every value is the same. */
  public List<String> constantTags() {
    return tagsWhere(i -> present[i] > 0 && low[i] == high[i]);
  }

  private List<String> tagsWhere(IntPredicate condition) {
    return IntStream.range(0, tags.size()).filter(condition).mapToObj(tags::get).toList();
  }
}
