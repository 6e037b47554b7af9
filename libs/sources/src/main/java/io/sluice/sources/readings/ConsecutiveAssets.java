package io.sluice.sources.readings;

import io.sluice.sources.table.Table;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.table.TableSource;
import io.sluice.sources.time.RowOrder;
import io.sluice.sources.time.TimeFinding;
import io.sluice.sources.time.TimeReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column that says whose a row is in a file that has one asset after the other: each time the
 * clock begins anew its text changes, to one that was not there before.
 *
 * @param column which column
 * @param before the text before the first such row
 * @param after the text of that row
 * @param begun how often the clock begins anew
 */
record ConsecutiveAssets(int column, String before, String after, int begun) {

  private static final int MOST_ASSETS = 1_000;

  /** A column that may still be the one. */
  private static final class Candidate {

    private final int column;
    private final Set<String> seen = new HashSet<>();
    private String last;
    private @Nullable String before;
    private @Nullable String after;

    private Candidate(int column, String first) {
      this.column = column;
      last = first;
      seen.add(first);
    }

    /** False if it cannot be it any more. */
    private boolean add(String text, boolean beginsAnew) {
      if (text.equals(last)) {
        return !beginsAnew;
      }
      if (beginsAnew && before == null) {
        before = last;
        after = text;
      }
      last = text;
      return !text.isEmpty() && seen.add(text) && seen.size() <= MOST_ASSETS;
    }
  }

  /**
   * Reads the rows once more; null if no column says so.
   *
   * @param time by which some rows are older than the row before
   */
  static @Nullable ConsecutiveAssets find(
      TableSource source, TimeColumn timeColumn, TimeFinding time) throws IOException {
    TimeReader reader = time.reader();
    boolean newestFirst = time.order() == RowOrder.NEWEST_FIRST;
    List<Candidate> open = new ArrayList<>();
    Instant last = null;
    int begun = 0;
    try (Table all = source.open()) {
      for (TableRow row = all.next(); row != null; row = all.next()) {
        Instant at = row.fault() == null ? reader.read(null, timeColumn.text(row.fields())) : null;
        if (at == null) {
          continue;
        }
        String[] fields = row.fields();
        if (last == null) {
          for (int column = 0; column < fields.length; column++) {
            if (!timeColumn.columns().contains(column) && !fields[column].isEmpty()) {
              open.add(new Candidate(column, fields[column]));
            }
          }
        } else {
          boolean beginsAnew = newestFirst ? at.isAfter(last) : at.isBefore(last);
          begun += beginsAnew ? 1 : 0;
          open.removeIf(one -> !one.add(fields[one.column], beginsAnew));
        }
        last = at;
      }
    }
    for (Candidate candidate : open) {
      if (candidate.before != null && candidate.after != null) {
        return new ConsecutiveAssets(candidate.column, candidate.before, candidate.after, begun);
      }
    }
    return null;
  }
}
