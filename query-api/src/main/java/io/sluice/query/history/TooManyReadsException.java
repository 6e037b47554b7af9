package io.sluice.query.history;

/** As many reads as may wait for the database do so already. */
public final class TooManyReadsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooManyReadsException(int waiting) {
    super(
        "there are already "
            + waiting
            + " questions waiting for the database, which is the limit; try again later",
        null,
        false,
        false);
  }
}
