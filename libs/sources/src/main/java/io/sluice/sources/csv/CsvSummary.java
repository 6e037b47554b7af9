package io.sluice.sources.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen in a file's rows; in constant space. */
public final class CsvSummary {

  private final RepeatedHours repeatedHours;
  private long rows;
  private long badRows;
  private long anomalous;
  private long normal;
  private CsvRow.@Nullable BadRow firstBad;

  CsvSummary(RepeatedHours repeatedHours) {
    this.repeatedHours = repeatedHours;
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
    if (row.label() != null) {
      anomalous += row.label();
      normal += 1 - row.label();
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

  /**
   * What local times of hours that come twice, at the end of summer time, were taken for: a
   * sentence an hour, none if there were no such times.
   */
  public List<String> repeatedHours() {
    return repeatedHours.notes();
  }
}
