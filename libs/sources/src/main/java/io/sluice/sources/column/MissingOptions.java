package io.sluice.sources.column;

import io.sluice.sources.value.NumberStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which numbers a person says stand for no value.
 *
 * @param find whether to look for further ones
 * @param everywhere in all columns
 * @param byTag in the column of a name only
 */
public record MissingOptions(
    boolean find, List<Double> everywhere, Map<String, List<Double>> byTag) {

  /** To be found out. */
  public static final MissingOptions FIND = new MissingOptions(true, List.of(), Map.of());

  private static final String NONE = "none";

  public MissingOptions {
    everywhere = List.copyOf(everywhere);
    byTag = Map.copyOf(byTag);
  }

  /**
   * Reads what is given on a command line: {@code -200}, {@code FLO201=-200} or {@code none}, which
   * says that no others are to be looked for.
   *
   * @throws IllegalArgumentException naming the one that is none of these
   */
  public static MissingOptions parse(List<String> given) {
    boolean find = true;
    var everywhere = new ArrayList<Double>();
    var byTag = new LinkedHashMap<String, List<Double>>();
    for (String text : given) {
      String option = text.strip();
      int equals = option.lastIndexOf('=');
      if (option.equalsIgnoreCase(NONE)) {
        find = false;
      } else if (equals > 0) {
        byTag
            .computeIfAbsent(option.substring(0, equals).strip(), tag -> new ArrayList<>())
            .add(number(option.substring(equals + 1).strip(), option));
      } else {
        everywhere.add(number(option, option));
      }
    }
    return new MissingOptions(find, everywhere, byTag);
  }

  private static double number(String text, String option) {
    double number = NumberStyle.POINT.parse(text);
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException(
          "--missing '"
              + option
              + "' is neither a number such as -200, a tag with one such as FLO201=-200, nor none");
    }
    return number;
  }

  /** The numbers that are said of a column. */
  List<Double> of(String name) {
    var numbers = new ArrayList<>(everywhere);
    numbers.addAll(byTag.getOrDefault(name, List.of()));
    return numbers;
  }
}
