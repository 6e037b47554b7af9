package io.sluice.models.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Consecutive rows.
 *
 * @param first index of the first row
 * @param last index of the last row, inclusive
 */
record Run(int first, int last) {

  int length() {
    return last - first + 1;
  }

  /** The maximal runs of rows for which something holds. */
  static List<Run> where(int rows, IntPredicate holds) {
    List<Run> runs = new ArrayList<>();
    int first = -1;
    for (int i = 0; i <= rows; i++) {
      boolean in = i < rows && holds.test(i);
      if (in && first < 0) {
        first = i;
      } else if (!in && first >= 0) {
        runs.add(new Run(first, i - 1));
        first = -1;
      }
    }
    return runs;
  }
}
