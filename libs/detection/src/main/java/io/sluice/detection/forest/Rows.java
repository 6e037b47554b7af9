package io.sluice.detection.forest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Readings as bytes, tag by tag: neighbours then resemble each other, and compress well. */
final class Rows {

  private Rows() {}

  /** What {@link #write} takes. */
  static int bytes(int rows, int tags) {
    return Integer.BYTES + rows * tags * Double.BYTES;
  }

  static void write(List<double[]> rows, ByteBuffer to) {
    to.putInt(rows.size());
    int tags = rows.isEmpty() ? 0 : rows.getFirst().length;
    for (int tag = 0; tag < tags; tag++) {
      for (double[] row : rows) {
        to.putDouble(row[tag]);
      }
    }
  }

  /**
   * @throws IllegalArgumentException if there are more rows than there may be
   * @throws java.nio.BufferUnderflowException if there is less
   */
  static List<double[]> read(ByteBuffer from, int most, int tags) {
    int count = from.getInt();
    if (count < 0 || count > most) {
      throw new IllegalArgumentException("%d rows, expected at most %d".formatted(count, most));
    }
    var rows = new ArrayList<double[]>(count);
    for (int i = 0; i < count; i++) {
      rows.add(new double[tags]);
    }
    for (int tag = 0; tag < tags; tag++) {
      for (double[] row : rows) {
        row[tag] = from.getDouble();
      }
    }
    return rows;
  }
}
