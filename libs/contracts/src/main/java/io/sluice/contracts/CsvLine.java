package io.sluice.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Lines of CSV as RFC 4180 has them, but for a plain line feed at the end.
 *
 * <p>Text that a spreadsheet would take for a formula gets an apostrophe in front: names of assets
 * come from outside.
 */
public final class CsvLine {

  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final StringBuilder out = new StringBuilder(256);
  private boolean first = true;

  public CsvLine text(@Nullable String value) {
    separate();
    if (value != null && !value.isEmpty()) {
      quote(guarded(value));
    }
    return this;
  }

  /** What {@link #text} makes of a text, before it is put in quotes. */
  public static String guarded(String value) {
    return isFormula(value, apostrophes(value)) ? "'" + value : value;
  }

  /** The text that {@link #text} wrote as this one. */
  public static String unquoted(String value) {
    int apostrophes = apostrophes(value);
    return apostrophes > 0 && isFormula(value, apostrophes) ? value.substring(1) : value;
  }

  /** How many it begins with: a text that has one of its own gets another, so that none is lost. */
  private static int apostrophes(String value) {
    int count = 0;
    while (count < value.length() && value.charAt(count) == '\'') {
      count++;
    }
    return count;
  }

  private static boolean isFormula(String value, int from) {
    return from < value.length() && FORMULA_STARTS.indexOf(value.charAt(from)) >= 0;
  }

  /** Text that is ours: numbers, times, JSON, constants. */
  public CsvLine raw(@Nullable Object value) {
    separate();
    if (value != null) {
      quote(value.toString());
    }
    return this;
  }

  public CsvLine end() {
    out.append('\n');
    first = true;
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void separate() {
    if (!first) {
      out.append(',');
    }
    first = false;
  }

  private void quote(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    if (plain) {
      out.append(value);
    } else {
      out.append('"').append(value.replace("\"", "\"\"")).append('"');
    }
  }
}
