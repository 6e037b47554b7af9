package io.sluice.sources.table;

import java.util.HashMap;
import java.util.Map;

/** How many lines have how many fields. */
final class FieldCounts {

  private final Map<Integer, Integer> lines = new HashMap<>();
  private int usual;
  private int linesOfUsual;

  void add(int fields) {
    int now = lines.merge(fields, 1, Integer::sum);
    boolean more = now > linesOfUsual || now == linesOfUsual && fields > usual;
    if (fields >= 2 && more) {
      usual = fields;
      linesOfUsual = now;
    }
  }

  /**
   * How many fields, 2 at least, most lines have; the most of them at a tie; 0 if there is none.
   */
  int usual() {
    return usual;
  }

  int linesOfUsual() {
    return linesOfUsual;
  }
}
