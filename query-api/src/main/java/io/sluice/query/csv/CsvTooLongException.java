package io.sluice.query.csv;

/**
 * A table has more rows than one download may: it is broken off, lest it be taken for the whole.
 */
public final class CsvTooLongException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CsvTooLongException(int maxRows) {
    super(
        "a CSV download was broken off after %d rows (sluice.query.paging.max-csv-rows), there are more: ask for shorter ranges"
            .formatted(maxRows),
        null,
        false,
        false);
  }
}
