package io.sluice.query.projection;

import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Turns rows into the column arrays that {@code unnest} takes, and fields into what columns hold.
 */
final class Columns {

  private Columns() {}

  static <T, C> C[] of(List<T> rows, Function<T, C> column, IntFunction<C[]> array) {
    C[] values = array.apply(rows.size());
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return values;
  }

  /** 0 for NONE to 3 for CRITICAL. */
  static short severity(Severity severity) {
    return (short) severity.ordinal();
  }

  /** Null for a trained bundle. */
  static String state(ScoreState state) {
    return state == null ? null : state.name();
  }

  /** Null if not known. */
  static Short label(Integer label) {
    return label == null ? null : label.shortValue();
  }
}
