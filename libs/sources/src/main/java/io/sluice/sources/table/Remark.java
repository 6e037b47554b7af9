package io.sluice.sources.table;

import java.util.Arrays;

/** Lines by which a file says something to people or programs instead of holding a row. */
final class Remark {

  private Remark() {}

  /** Whether a row begins as remarks do. HOBO loggers call their first column {@code #}. */
  static boolean is(String[] fields) {
    if (fields.length == 0) {
      return false;
    }
    String first = fields[0];
    return first.length() > 1 && first.charAt(0) == '#'
        || first.startsWith("% ")
        || first.startsWith("//")
        || first.equals("#") && fields.length == 1;
  }

  /**
   * Whether a row of a table is one: with values in its place a sign at the beginning is part of a
   * text.
   */
  static boolean is(String[] fields, int width) {
    return is(fields) && !(fields.length == width && FieldLook.anyValue(fields, 1));
  }

  /** The fields without the sign of the remark. */
  static String[] content(String[] fields) {
    int sign = fields[0].startsWith("//") ? 2 : 1;
    String first = fields[0].substring(sign).strip();
    if (first.isEmpty()) {
      return Arrays.copyOfRange(fields, 1, fields.length);
    }
    String[] content = fields.clone();
    content[0] = first;
    return content;
  }
}
