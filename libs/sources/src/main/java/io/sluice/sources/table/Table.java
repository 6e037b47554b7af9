package io.sluice.sources.table;

import java.util.List;

/**
 * The rows of one table from the first to the last; blank lines are passed over. Not thread-safe.
 */
public interface Table extends TableRows {

  /** What was found out about the table before its rows are read. */
  TableFinding finding();

  /** What was passed over among the rows handed out so far, in the order of its first line. */
  List<LeftOut> leftOut();
}
