package io.sluice.sources.table;

import java.io.IOException;

/** A table that was found in a file; its rows can be read as often as wanted. */
public interface TableSource {

  TableFinding finding();

  /**
   * Its rows from the first.
   *
   * @throws IOException if the file cannot be read
   */
  Table open() throws IOException;
}
