package io.sluice.sources.readings;

import io.sluice.sources.value.NumberStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a column that says whose a row is, though nobody has said so: rows share their times,
 * and each time has one row for each of the column's texts. Of a file whose rows do not share their
 * times it takes next to no time; space is bounded. Not thread-safe.
 */
final class LikelyAssets {

  private static final int MOST_ASSETS = 100;
  private static final int FEWEST_TIMES = 10;

  /** A row of an asset is missing now and then. */
  private static final double MOST_ROWS = 0.9;

  /** A column that may still be the one. */
  private static final class Candidate {

    private final int column;
    private final Set<String> all = new HashSet<>();
    private final Set<String> atThisTime = new HashSet<>();

    private Candidate(int column) {
      this.column = column;
    }

    /** False if it cannot be it any more. */
    private boolean add(String text) {
      all.add(text);
      return atThisTime.add(text)
          && all.size() <= MOST_ASSETS
          && !text.isEmpty()
          && Double.isNaN(NumberStyle.POINT.parse(text))
          && Double.isNaN(NumberStyle.COMMA.parse(text));
    }
  }

  private final List<Candidate> open = new ArrayList<>();
  private String @Nullable [] before;
  private String lastTime = "";
  private boolean isShared;
  private long times;
  private long rows;

  /**
   * @param columns how many there are
   */
  LikelyAssets(int columns) {
    for (int column = 0; column < columns; column++) {
      open.add(new Candidate(column));
    }
  }

  /**
   * The next row.
   *
   * @param fields as many as there are columns; must not be changed any more
   */
  void add(String time, String[] fields) {
    rows++;
    if (before != null && time.equals(lastTime)) {
      if (!isShared) {
        isShared = true;
        open.forEach(candidate -> candidate.atThisTime.clear());
        take(before);
      }
      take(fields);
    } else {
      times++;
      isShared = false;
    }
    before = fields;
    lastTime = time;
  }

  private void take(String[] fields) {
    open.removeIf(candidate -> !candidate.add(fields[candidate.column]));
  }

  /** The column, -1 if there is none. */
  int column() {
    for (Candidate candidate : open) {
      int assets = candidate.all.size();
      if (assets > 1 && times >= FEWEST_TIMES && rows >= MOST_ROWS * assets * times) {
        return candidate.column;
      }
    }
    return -1;
  }
}
