package io.sluice.sources.readings;

import io.sluice.sources.table.Table;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.table.TableSource;
import io.sluice.sources.time.TimeEvidence;
import io.sluice.sources.time.TimeFinding;
import io.sluice.sources.time.TimeParts.Part;
import io.sluice.sources.value.NumberStyle;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds where the rows of a table have their time: by names, and by what stands there. */
final class TimeColumns {

  /** By which it is judged whether a column holds times. */
  private static final int ROWS = 50;

  /** Share of the rows that have to be times where the names may mean something else. */
  private static final double MOST = 0.9;

  private static final Pattern DIGITS = Pattern.compile("\\d{1,6}");

  /** A day that a spreadsheet counts, with a part of the day beside it. */
  private static final Pattern SPREADSHEET_DAY = Pattern.compile("\\d{5}");

  private static final int LAST_HOUR = 24;
  private static final int LAST_MINUTE = 2400;

  private final TableSource source;
  private final List<String> names;
  private final ReadingOptions options;

  TimeColumns(TableSource source, ReadingOptions options) {
    this.source = source;
    this.names = source.finding().columns();
    this.options = options;
  }

  /** The column, null if there is none. */
  @Nullable TimeColumn find() throws IOException {
    List<TimeColumn> candidates = TimeColumn.candidates(names, options.timeColumn());
    if (candidates.isEmpty()) {
      return options.timeColumn() == null ? columnOfTimes() : null;
    }
    TimeColumn found = candidates.getFirst();
    if (candidates.size() > 1) {
      for (TimeColumn candidate : candidates) {
        TimeColumn read = withClock(candidate);
        if (holdsTimes(read)) {
          return read;
        }
      }
    }
    return withClock(found);
  }

  private TimeEvidence evidence(String column) {
    return new TimeEvidence(column, options.zone(), options.timeFormat(), Instant.now());
  }

  private boolean holdsTimes(TimeColumn column) throws IOException {
    TimeEvidence evidence = evidence(column.name());
    try (Table first = source.open()) {
      TableRow row = first.next();
      for (int i = 0; i < ROWS && row != null; i++, row = first.next()) {
        if (row.fault() == null) {
          evidence.add(column.text(row.fields()));
        }
      }
    }
    TimeFinding found = evidence.finish();
    return found.times() > 0 && found.times() >= MOST * (found.times() + found.unread());
  }

  /** {@code 630} is half past six, {@code 60000} six o'clock: the largest of all tells which. */
  private TimeColumn withClock(TimeColumn column) throws IOException {
    int clock = column.clock();
    if (clock < 0) {
      return column;
    }
    int largest = -1;
    try (Table all = source.open()) {
      for (TableRow row = all.next(); row != null; row = all.next()) {
        if (row.fault() != null || row.fields()[clock].isEmpty()) {
          continue;
        }
        if (!DIGITS.matcher(row.fields()[clock]).matches() || isSpreadsheetDay(column, row)) {
          return column;
        }
        largest = Math.max(largest, Integer.parseInt(row.fields()[clock]));
      }
    }
    return largest < 0
        ? column
        : column.withClock(
            largest <= LAST_HOUR
                ? Part.HOUR
                : largest <= LAST_MINUTE ? Part.HOUR_AND_MINUTE : Part.HOUR_MINUTE_AND_SECOND);
  }

  private static boolean isSpreadsheetDay(TimeColumn column, TableRow row) {
    return SPREADSHEET_DAY.matcher(row.fields()[column.columns().getFirst()]).matches();
  }

  /** The first column whose first fields are written times, whatever its name; null if none is. */
  private @Nullable TimeColumn columnOfTimes() throws IOException {
    var evidences = new TimeEvidence[names.size()];
    Arrays.setAll(evidences, column -> evidence(Names.called(names, column)));
    var isOfTimes = new boolean[names.size()];
    Arrays.fill(isOfTimes, true);
    try (Table first = source.open()) {
      TableRow row = first.next();
      for (int i = 0; i < ROWS && row != null; i++, row = first.next()) {
        for (int column = 0; row.fault() == null && column < evidences.length; column++) {
          String field = row.fields()[column];
          isOfTimes[column] &= Double.isNaN(NumberStyle.POINT.parse(field));
          evidences[column].add(field);
        }
      }
    }
    for (int column = 0; column < evidences.length; column++) {
      TimeFinding found = evidences[column].finish();
      if (isOfTimes[column] && found.times() > 0 && found.unread() + found.empty() == 0) {
        return TimeColumn.of(names, column);
      }
    }
    return null;
  }
}
