package io.sluice.query.history;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a query found. */
public final class Rows {

  private Rows() {}

  public static <T> List<T> map(RowSet<Row> rows, Function<Row, T> view) {
    var found = new ArrayList<T>(rows.size());
    rows.forEach(row -> found.add(view.apply(row)));
    return found;
  }
}
