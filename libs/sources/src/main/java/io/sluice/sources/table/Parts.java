package io.sluice.sources.table;

import java.io.IOException;
import java.util.List;

/** Chooses among the parts of a file, such as the sheets of a workbook. */
public final class Parts {

  private static final int ROWS = 200;

  /** A cover has a date or two; so many rows with a time and a value are a table. */
  private static final int ENOUGH = 3;

  private Parts() {}

  /**
   * Index of the first part that holds rows with a time and something beside it; of the one with
   * the most of them if none has enough.
   *
   * @param parts at least one
   * @throws IOException if one cannot be read
   */
  public static int withReadings(List<RowSource> parts) throws IOException {
    int best = 0;
    int most = 0;
    for (int i = 0; i < parts.size(); i++) {
      int rows = rowsWithTimes(parts.get(i));
      if (rows >= ENOUGH) {
        return i;
      }
      if (rows > most) {
        most = rows;
        best = i;
      }
    }
    return best;
  }

  private static int rowsWithTimes(RowSource part) throws IOException {
    int found = 0;
    try (TableRows rows = part.open()) {
      TableRow row = rows.next();
      for (int i = 0; i < ROWS && found < ENOUGH && row != null; i++, row = rows.next()) {
        int times = 0;
        int others = 0;
        for (String field : row.fields()) {
          if (FieldLook.isTimeOrCount(field)) {
            times++;
          } else if (!field.isEmpty()) {
            others++;
          }
        }
        found += times > 0 && others > 0 ? 1 : 0;
      }
    }
    return found;
  }
}
