package io.sluice.sources.readings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names and texts of a file as they appear in a sentence: never long. */
final class Names {

  private static final int MAX_LISTED = 12;
  private static final int MAX_LENGTH = 40;

  private Names() {}

  static String list(List<String> names) {
    String listed =
        names.stream().limit(MAX_LISTED).map(Names::shortened).collect(Collectors.joining(", "));
    int more = names.size() - MAX_LISTED;
    return more > 0 ? listed + " and " + more + " more" : listed;
  }

  static String quoted(String text) {
    return "'" + shortened(text) + "'";
  }

  /** Without blanks and case: how names of known columns are compared. */
  static String normal(String name) {
    return name.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }

  /**
   * The column of a name, -1 if there is none; an exact match comes before one in {@link #normal}.
   */
  static int find(List<String> names, String name) {
    int exact = names.indexOf(name);
    if (exact >= 0) {
      return exact;
    }
    String wanted = normal(name);
    for (int i = 0; i < names.size(); i++) {
      if (normal(names.get(i)).equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** What to call a column: its name, or its number where it has none. */
  static String called(List<String> names, int column) {
    return names.get(column).isEmpty() ? "column " + (column + 1) : names.get(column);
  }

  private static String shortened(String text) {
    String visible = text.replaceAll("\\p{Cntrl}", "?");
    return visible.length() <= MAX_LENGTH ? visible : visible.substring(0, MAX_LENGTH) + "...";
  }
}
