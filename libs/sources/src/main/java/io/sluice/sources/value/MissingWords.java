package io.sluice.sources.value;

import java.util.Locale;
import java.util.Set;

/**
 * Words that stand where a value should be. Sources: digital states of the PI system set and of its
 * interfaces, status words of Wonderware, iFIX and WinCC exports, loggers ({@code NAN}), Home
 * Assistant ({@code unavailable}), spreadsheets ({@code #N/A}), the C and Java libraries ({@code
 * 1.#QNAN}, {@code -nan(ind)}).
 *
 * <p>They are asked for where numbers, states or events are expected. Of a categorical tag every
 * text is a value, these too: UNSW-NB15 writes {@code -} for a flow without a known service.
 */
public final class MissingWords {

  /** Stand for no value, with or without numbers beside them; lower case. */
  private static final Set<String> EVERYWHERE =
      Set.of(
          "na",
          "n/a",
          "n.a.",
          "nan",
          "+nan",
          "-nan",
          "nan(ind)",
          "-nan(ind)",
          "nan(snan)",
          "-nan(snan)",
          "1.#qnan",
          "-1.#qnan",
          "1.#snan",
          "1.#ind",
          "-1.#ind",
          "1.#inf",
          "-1.#inf",
          "inf",
          "+inf",
          "-inf",
          "infinity",
          "+infinity",
          "-infinity",
          "\u221e",
          "-\u221e",
          "null",
          "nil",
          "none",
          "(null)",
          "<null>",
          "[null]",
          "\\n",
          "undefined",
          "unknown",
          "unavailable",
          "not available",
          "no data",
          "nodata",
          "no_data",
          "no result",
          "no sample",
          "no value",
          "missing",
          "err",
          "i/o timeout",
          "io timeout",
          "comm fail",
          "comm failure",
          "comm error",
          "communication error",
          "commfail",
          "not connected",
          "out of service",
          "pt created",
          "point created",
          "calc failed",
          "calc off",
          "scan off",
          "scan timeout",
          "over range",
          "overrange",
          "under range",
          "underrange",
          "intf shut",
          "intf shutdown",
          "arc off-line",
          "arc offline",
          "access denied",
          "doc not avail",
          "invalid data",
          "invalid float",
          "sensor error",
          "sensor fault",
          "sensor fail",
          "wire break",
          "drahtbruch",
          "kein wert",
          "ung\u00fcltig");

  /**
   * Stand for no value beside numbers, and may be the state of something in a column without; lower
   * case.
   */
  private static final Set<String> BESIDE_NUMBERS =
      Set.of(
          "shutdown",
          "configure",
          "invalid",
          "error",
          "fail",
          "failed",
          "failure",
          "fault",
          "timeout",
          "offline",
          "overflow",
          "underflow",
          "uncertain",
          "stale",
          "open circuit",
          "short circuit");

  private static final int MAX_LENGTH = 40;

  private MissingWords() {}

  /** Whether a text says that there is no value, whether or not there are numbers beside it. */
  public static boolean isMissing(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return false;
    }
    if (text.charAt(0) == '#' || isPunctuation(text)) {
      return true;
    }
    String word = text.toLowerCase(Locale.ROOT);
    return EVERYWHERE.contains(word) || isBad(word);
  }

  /** The same in a column that also holds numbers. */
  public static boolean isMissingBesideNumbers(String text) {
    return isMissing(text)
        || (text.length() <= MAX_LENGTH && BESIDE_NUMBERS.contains(text.toLowerCase(Locale.ROOT)));
  }

  /** {@code Bad}, {@code Bad Input}, {@code Bad_Quality}, {@code Bad[0x0018]}. */
  private static boolean isBad(String word) {
    return word.startsWith("bad") && (word.length() == 3 || !Character.isLetter(word.charAt(3)));
  }

  /** {@code ?}, {@code ---}, {@code ***}, {@code ...}: nothing that can be said aloud. */
  private static boolean isPunctuation(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("-?*._/!=<>~ \u2013\u2014".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
