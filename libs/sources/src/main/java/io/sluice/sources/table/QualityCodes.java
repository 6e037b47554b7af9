package io.sluice.sources.table;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which codes of a column of quality say that a value is none. Codes differ: OPC DA has 192 for
 * good and less than 64 for bad, OPC UA 0 for good, WinCC 1 for valid, historians have words.
 */
final class QualityCodes {

  /** The word that stands for a value that is none. */
  private static final String BAD = "Bad";

  private static final Set<String> GOOD =
      Set.of(("good|ok|valid|true|yes|normal|gut|gültig|").split("\\|"));

  /** Historians keep values that they are not sure of. */
  private static final Set<String> UNSURE = Set.of("uncertain", "questionable", "substituted");

  private static final Set<String> ONE_IS_GOOD =
      Set.of(("validity|valid|isgood|is_good|isvalid|is_valid|good|gültig").split("\\|"));

  private static final int OPC_GOOD = 192;
  private static final int OPC_LAST = 255;
  private static final int OPC_UNSURE = 64;
  private static final int MAX_CODES = 1_000;

  /** Proficy tells a share of good samples in percent, which of one sample is 0 or 100. */
  private static final int PERCENT_GOOD = 100;

  private final String column;
  private final Map<String, Long> rowsOf = new LinkedHashMap<>();
  private final Set<String> bad = new TreeSet<>();
  private long badRows;

  QualityCodes(String column) {
    this.column = column;
  }

  void add(String code) {
    if (rowsOf.size() < MAX_CODES || rowsOf.containsKey(code)) {
      rowsOf.merge(code, 1L, Long::sum);
    }
  }

  /** After all were added. */
  void decide() {
    boolean opc =
        rowsOf.keySet().stream()
            .mapToInt(QualityCodes::number)
            .anyMatch(n -> n >= OPC_GOOD && n <= OPC_LAST);
    boolean words = rowsOf.keySet().stream().anyMatch(QualityCodes::isGoodWord);
    String most = "";
    for (Map.Entry<String, Long> entry : rowsOf.entrySet()) {
      most = entry.getValue() > rowsOf.getOrDefault(most, 0L) ? entry.getKey() : most;
    }
    for (Map.Entry<String, Long> entry : rowsOf.entrySet()) {
      String code = entry.getKey();
      boolean good;
      if (arePercent()) {
        good = code.isEmpty() || number(code) == PERCENT_GOOD;
      } else if (code.isEmpty() || UNSURE.contains(code.toLowerCase(Locale.ROOT))) {
        good = true;
      } else if (opc && number(code) >= 0) {
        good = number(code) >= OPC_UNSURE;
      } else if (words || isBadWord(code)) {
        good = isGoodWord(code);
      } else if (ONE_IS_GOOD.contains(column.toLowerCase(Locale.ROOT)) && number(code) >= 0) {
        good = number(code) == 1;
      } else {
        good = code.equals(most);
      }
      if (!good) {
        bad.add(code);
        badRows += entry.getValue();
      }
    }
  }

  /**
   * Whether they are codes of quality whatever the column is called: words for good and bad, or
   * numbers of OPC DA, one of them for good.
   */
  boolean areKnown() {
    boolean areWords = true;
    boolean areNumbers = true;
    boolean anyGood = false;
    boolean anyWord = false;
    for (String code : rowsOf.keySet()) {
      String lower = code.toLowerCase(Locale.ROOT);
      boolean isGood = lower.startsWith("good");
      areWords &= code.isEmpty() || isGood || lower.startsWith("bad") || UNSURE.contains(lower);
      areNumbers &= code.isEmpty() || (number(code) >= 0 && number(code) <= OPC_LAST);
      anyWord |= !code.isEmpty();
      anyGood |= isGood || number(code) >= OPC_GOOD;
    }
    return (anyWord && areWords) || (anyGood && areNumbers) || arePercent();
  }

  private boolean arePercent() {
    return column.toLowerCase(Locale.ROOT).endsWith("quality")
        && rowsOf.containsKey(String.valueOf(PERCENT_GOOD))
        && rowsOf.keySet().stream()
            .allMatch(code -> code.isEmpty() || number(code) == 0 || number(code) == PERCENT_GOOD);
  }

  private static boolean isGoodWord(String code) {
    String lower = code.toLowerCase(Locale.ROOT);
    return !code.isEmpty() && (GOOD.contains(lower) || lower.startsWith("good"));
  }

  private static boolean isBadWord(String code) {
    return code.toLowerCase(Locale.ROOT).startsWith(BAD.toLowerCase(Locale.ROOT));
  }

  private static int number(String code) {
    if (code.isEmpty() || code.length() > 9 || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Integer.parseInt(code);
  }

  /** The value, or what says that it is none. */
  String apply(String value, String code) {
    return !bad.isEmpty() && bad.contains(code) ? BAD : value;
  }

  /** What a person should know, empty if all values are good. */
  String note() {
    return bad.isEmpty()
        ? ""
        : "%,d values are missing because %s is %s"
            .formatted(badRows, Quote.of(column), String.join(", ", bad));
  }
}
