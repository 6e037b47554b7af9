package io.sluice.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How rows of one kind go into their table by COPY. */
interface CopyTable<T> {

  /** COPY ... FROM STDIN (FORMAT binary). */
  String statement();

  /** What no two rows of the table have in common. */
  Object key(T row);

  /** One row in the order of the statement's columns. */
  void encode(T row, BinaryRows to) throws SQLException;

  /** What else the rows change, in the transaction of their COPY. */
  void account(List<T> rows, Connection connection) throws SQLException;
}
