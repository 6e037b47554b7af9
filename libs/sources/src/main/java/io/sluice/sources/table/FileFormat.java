package io.sluice.sources.table;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A format of files besides text. Formats are found on the class path by {@link
 * java.util.ServiceLoader}, so that only programs that read files carry their libraries.
 */
public interface FileFormat {

  /**
   * Whether a file is of this format.
   *
   * @param start its first bytes, 8 at most
   * @throws IOException if it cannot be read
   */
  boolean recognises(Path file, byte[] start) throws IOException;

  /**
   * The rows of a file of this format, that of the names among them.
   *
   * @throws TableFormatException if it holds none; one sentence
   * @throws IOException if it cannot be read
   */
  RowSource rows(Path file, TableOptions options) throws TableFormatException, IOException;
}
