package io.sluice.sources.readings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of columns: how they are compared, and what to call a column without one. */
final class Names {

  private static final Pattern ASSETS =
      Pattern.compile(
          "(asset|device|machine|host|station|line|plant|site|well|unit|node|house|meter|pump|turbine"
              + "|engine|equipment|anlage|maschine|ger\u00e4t)([ _.-]?(id|no|nr|number|name))?$|[ _]id$",
          Pattern.CASE_INSENSITIVE);

  private Names() {}

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

  /** Whether numbers in a column of that name tell one plant, machine or place from another. */
  static boolean isOfAssets(String name) {
    return ASSETS.matcher(name).find();
  }

  /** What to call a column: its name, or its number where it has none. */
  static String called(List<String> names, int column) {
    return names.get(column).isEmpty() ? "column " + (column + 1) : names.get(column);
  }
}
