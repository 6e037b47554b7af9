package io.sluice.query.history;

/** A table that is partitioned by day. */
public enum Series {
  READING("reading", "time"),
  SCORE("score", "window_end"),
  SHADOW_SCORE("shadow_score", "window_end"),
  ROLLUP("rollup", "time");

  private final String table;
  private final String timeColumn;

  Series(String table, String timeColumn) {
    this.table = table;
    this.timeColumn = timeColumn;
  }

  /** Name of the table within the schema, and of the series in {@code history.day}. */
  public String table() {
    return table;
  }

  /** The column of event time. */
  public String timeColumn() {
    return timeColumn;
  }
}
