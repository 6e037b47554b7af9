package io.sluice.sources.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Rows between names and values: units, kinds of values, how they were processed. */
final class UnitsRow {

  /** In lower case. */
  private static final Set<String> KNOWN =
      Set.of(
          ("%|-|m|s|ms|µs|us|ns|h|min|sec|d|bar|mbar|barg|bara|pa|kpa|hpa|"
                  + "mpa|psi|psig|v|mv|kv|volts|a|ma|ka|amps|w|kw|mw|va|kva|var|kvar|"
                  + "wh|kwh|mwh|hz|khz|mhz|rpm|1/min|u/min|k|c|f|°c|°f|℃|degc|degf|"
                  + "deg c|deg f|deg_c|m3|m³|m3/h|m³/h|m3/s|l|l/h|l/s|l/min|gpm|kg|g|t|"
                  + "kg/h|kg/s|t/h|mm|cm|km|µm|um|in|ft|mm/s|m/s|m/s2|m/s²|g's|ppm|ppb|"
                  + "ph|ntu|µs/cm|us/cm|ms/cm|mg/l|g/l|deg|degrees|rad|n|kn|nm|db|dba|"
                  + "lx|w/m2|w/m²|w/m^2|j|kj|ohm|ohms|ω|mol/l|%rh|rh|inh2o|scfh|scfm|ts|"
                  + "rn|unitless")
              .split("\\|"));

  /** Kinds of values and of their processing (TOA5, OPC, databases), in lower case. */
  private static final Set<String> KINDS =
      Set.of(
          ("smp|avg|max|min|std|tot|med|win|tmx|tmn|actual|sample|float|double|"
                  + "real|lreal|int|dint|uint|udint|sint|integer|long|word|dword|bool|"
                  + "boolean|string|text|datetime|timestamp|date|time|object|int16|int32|"
                  + "int64|float32|float64|numeric|number|char|varchar|byte|analog|digital|"
                  + "datetime:rfc3339|f4|f8|yr|mo|dy|hr|mn")
              .split("\\|"));

  /** TOA5 says so of times and record numbers: no units. */
  private static final Set<String> NO_UNITS = Set.of("ts", "rn", "-", "unitless");

  /** As databases draw them under the names. */
  private static final Pattern RULE = Pattern.compile("[-+=:]*");

  private static final int LONGEST = 24;

  private UnitsRow() {}

  /** Whether most of what is written in a row are units or kinds. */
  static boolean is(String[] fields) {
    int written = 0;
    int known = 0;
    for (String field : fields) {
      if (!field.isEmpty()) {
        written++;
        known += isUnit(field) || isKind(field) ? 1 : 0;
      }
    }
    return written > 0 && known * 2 >= written;
  }

  /** Whether a row between names and values has no values: units, kinds, or rules of dashes. */
  static boolean isBetween(String[] fields) {
    return fields.length > 0
        && !FieldLook.anyValue(fields, 0)
        && (is(fields) || Arrays.stream(fields).allMatch(field -> RULE.matcher(field).matches()));
  }

  /**
   * Units of the columns by rows that are no values, the first of them that has units.
   *
   * @return as many as columns, empty where there is none
   */
  static List<String> of(List<String[]> rows, int columns) {
    for (String[] row : rows) {
      if (hasUnits(row)) {
        List<String> units = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
          String unit = i < row.length ? withoutBrackets(row[i]) : "";
          units.add(NO_UNITS.contains(unit.toLowerCase(Locale.ROOT)) ? "" : unit);
        }
        return units;
      }
    }
    return Collections.nCopies(columns, "");
  }

  private static boolean hasUnits(String[] row) {
    boolean any = false;
    for (String field : row) {
      if (field.length() > LONGEST) {
        return false;
      }
      any |= isUnit(field);
    }
    return any;
  }

  private static boolean isUnit(String field) {
    return !field.isEmpty()
        && (field.length() > 2 && !withoutBrackets(field).equals(field)
            || KNOWN.contains(withoutBrackets(field).toLowerCase(Locale.ROOT)));
  }

  private static boolean isKind(String field) {
    return KINDS.contains(withoutBrackets(field).toLowerCase(Locale.ROOT));
  }

  private static String withoutBrackets(String field) {
    int last = field.length() - 1;
    boolean brackets =
        last > 0
            && (field.charAt(0) == '[' && field.charAt(last) == ']'
                || field.charAt(0) == '(' && field.charAt(last) == ')');
    return brackets ? field.substring(1, last).strip() : field;
  }
}
