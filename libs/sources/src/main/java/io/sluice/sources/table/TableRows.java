package io.sluice.sources.table;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows, one after the other. */
public interface TableRows extends Closeable {

  /**
   * The next row, null at the end.
   *
   * @throws IOException if the file cannot be read any further
   */
  @Nullable TableRow next() throws IOException;
}
