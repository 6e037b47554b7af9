package io.sluice.sources.table;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in a file that is no text; they can be read as often as wanted. */
public interface RowSource {

  TableFormat format();

  /** Which part of the file it is, such as a sheet; null if it has no parts. */
  @Nullable String part();

  /** Line of the names if the format says which it is, 0 if they are among the first rows. */
  int headerLine();

  /** What a person should know, sentences. */
  List<String> notes();

  /**
   * From the first row; empty fields at the end of a row need not be there.
   *
   * @throws IOException if the file cannot be read
   */
  TableRows open() throws IOException;
}
