package io.sluice.query.projection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Sets a statement's parameters one after the other, each an array with one value a row. */
final class ArrayParameters {

  private final PreparedStatement statement;
  private int count;

  ArrayParameters(PreparedStatement statement) {
    this.statement = statement;
  }

  /**
   * @param type name of the elements' type; their text is what Java says they are
   */
  <T> void add(String type, List<T> rows, Columns.Column<T, Object> column) throws SQLException {
    Object[] values = Columns.of(rows, column, Object[]::new);
    statement.setArray(++count, statement.getConnection().createArrayOf(type, values));
  }
}
