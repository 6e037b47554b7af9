package io.sluice.sources.column;

import io.sluice.sources.time.TimeParts;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** A small file for tests: a time a second, and columns that are given by row. */
final class Columns {

  static final Instant START = Instant.parse("2026-03-16T06:00:00Z");

  private final int rows;
  private final List<String> names = new ArrayList<>();
  private final List<String> units = new ArrayList<>();
  private final List<ColumnEvidence> evidences = new ArrayList<>();

  private Columns(int rows) {
    this.rows = rows;
  }

  static Columns of(int rows) {
    return new Columns(rows).with("time", row -> START.plusSeconds(row));
  }

  Columns with(String name, IntFunction<Object> value) {
    return with(name, "", value);
  }

  Columns with(String name, String unit, IntFunction<Object> value) {
    var evidence = new ColumnEvidence();
    for (int row = 0; row < rows; row++) {
      evidence.add(String.valueOf(value.apply(row)));
    }
    names.add(name);
    units.add(unit);
    evidences.add(evidence);
    return this;
  }

  ColumnFindings find() {
    return find(ColumnOptions.FIND);
  }

  ColumnFindings find(ColumnOptions options) {
    return ColumnFindings.of(
        names, units, evidences, new RowTimes(List.of(0), TimeParts.WHOLE, Columns::time), options);
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
