package io.sluice.query.projection;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Turns rows into the column arrays that {@code unnest} takes. */
final class Columns {

  private Columns() {}

  static <T, C> C[] of(List<T> rows, Function<T, C> column, IntFunction<C[]> array) {
    C[] values = array.apply(rows.size());
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return values;
  }
}
