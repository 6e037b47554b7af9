package io.sluice.sources.readings;

import io.sluice.sources.table.TableFormatException;

/** A file as a whole cannot be used. The text is one sentence fit for a person. */
public class UnusableFileException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnusableFileException(String message) {
    super(message);
  }

  UnusableFileException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The file holds no table. */
  UnusableFileException(TableFormatException cause) {
    super(cause.getMessage(), cause);
  }
}
