package io.sluice.sources.column;

import java.util.List;

/**
 * What a person says of labels.
 *
 * @param columns names of the label columns, a row is anomalous by any of them; empty to find them
 * @param normal values that mean normal; the empty text is a field without anything
 * @param anomalous values that mean anomalous. If only one of both is given, all other values are
 *     the other
 * @param optional whether a file may have no labels all the same, as others are read with it
 */
public record LabelOptions(
    List<String> columns, List<String> normal, List<String> anomalous, boolean optional) {

  /** To be found out. */
  public static final LabelOptions NONE = new LabelOptions(List.of(), List.of(), List.of());

  /**
   * @throws IllegalArgumentException if a value is said to be both
   */
  public LabelOptions {
    columns = List.copyOf(columns);
    normal = List.copyOf(normal);
    anomalous = List.copyOf(anomalous);
    for (String value : normal) {
      if (anomalous.contains(value)) {
        throw new IllegalArgumentException(
            "label value '" + value + "' cannot be both --normal and --anomalous");
      }
    }
  }

  /** Of files that have labels. */
  public LabelOptions(List<String> columns, List<String> normal, List<String> anomalous) {
    this(columns, normal, anomalous, false);
  }

  /** The same for files of which some have labels. */
  public LabelOptions whereThereAreAny() {
    return new LabelOptions(columns, normal, anomalous, true);
  }

  /** Whether the meaning of values is said. */
  boolean saysMeaning() {
    return !normal.isEmpty() || !anomalous.isEmpty();
  }
}
