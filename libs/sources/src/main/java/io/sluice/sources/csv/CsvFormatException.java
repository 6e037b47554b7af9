package io.sluice.sources.csv;

/** A file as a whole cannot be used. The text is one sentence fit for a person. */
public class CsvFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  public CsvFormatException(String message) {
    super(message);
  }

  public CsvFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
