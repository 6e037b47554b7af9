package io.sluice.query.projection;

import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into the column arrays that {@code unnest} takes, and fields into what columns hold.
 */
final class Columns {

  private Columns() {}

  /** What a row has in a column, null if nothing. */
  @FunctionalInterface
  interface Column<T, C> {
    @Nullable C of(T row);
  }

  static <T, C> @Nullable C[] of(List<T> rows, Column<T, C> column, IntFunction<C[]> array) {
    C[] values = array.apply(rows.size());
    for (int i = 0; i < values.length; i++) {
      values[i] = column.of(rows.get(i));
    }
    return values;
  }

  /** 0 for NONE to 3 for CRITICAL. */
  static short severity(Severity severity) {
    return (short) severity.ordinal();
  }

  /** Null for a trained bundle. */
  static @Nullable String state(@Nullable ScoreState state) {
    return state == null ? null : state.name();
  }

  /** Null if not known. */
  static @Nullable Short label(@Nullable Integer label) {
    return label == null ? null : label.shortValue();
  }
}
