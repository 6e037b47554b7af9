package io.sluice.sources.table;

/** A file has more records than are taken at once. The text is one sentence fit for a person. */
public final class TooManyRecordsException extends TableFormatException {

  private static final long serialVersionUID = 1L;

  TooManyRecordsException(String source, int most) {
    super("%s has more than %d records, which is the most that are taken".formatted(source, most));
  }
}
