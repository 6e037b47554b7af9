package io.sluice.sources.table;

/** A file as a whole is no table that can be read. The text is one sentence fit for a person. */
public class TableFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  public TableFormatException(String message) {
    super(message);
  }

  public TableFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
