package io.sluice.sources.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The texts of one tag and the rows that they belong to, held in few bytes. */
final class TextColumn {

  private static final int FIRST = 64;

  private int[] rows = new int[FIRST];
  private int[] ends = new int[FIRST];
  private byte[] bytes = new byte[FIRST * 6];
  private int size;
  private int filled;

  /**
   * Numbers of the texts in the order in which they are taken, with the place in the table above.
   */
  private long[] sorted = {};

  private int taken;

  void add(int row, String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size + (size >> 1));
      ends = Arrays.copyOf(ends, size + (size >> 1));
    }
    if (filled + encoded.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(filled + encoded.length, filled + (filled >> 1)));
    }
    System.arraycopy(encoded, 0, bytes, filled, encoded.length);
    filled += encoded.length;
    rows[size] = row;
    ends[size++] = filled;
  }

  /**
   * No more is added.
   *
   * @param placeOf place of a row in the table
   * @return rows that have a text already, one for each further text, which is dropped
   */
  List<Integer> sort(int[] placeOf) {
    long[] all = new long[size];
    for (int i = 0; i < size; i++) {
      all[i] = (long) placeOf[rows[i]] << 32 | i;
    }
    Arrays.sort(all);
    List<Integer> again = new ArrayList<>();
    int kept = 0;
    for (long next : all) {
      if (kept > 0 && all[kept - 1] >>> 32 == next >>> 32) {
        again.add(rows[(int) next]);
      } else {
        all[kept++] = next;
      }
    }
    sorted = again.isEmpty() ? all : Arrays.copyOf(all, kept);
    return again;
  }

  /** The text at a place, empty if there is none; places come in their order. */
  String take(int place) {
    if (taken == sorted.length || (int) (sorted[taken] >>> 32) != place) {
      return "";
    }
    int i = (int) sorted[taken++];
    int from = i == 0 ? 0 : ends[i - 1];
    return new String(bytes, from, ends[i] - from, StandardCharsets.UTF_8);
  }
}
