package io.sluice.query.history;

/** As many reads as may wait for the database, or as many downloads as there may be, are there. */
public final class TooManyReadsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private TooManyReadsException(String already) {
    super(
        "there are already " + already + ", which is the limit; try again later",
        null,
        false,
        false);
  }

  static TooManyReadsException waiting(int questions) {
    return new TooManyReadsException(questions + " questions waiting for the database");
  }

  static TooManyReadsException downloads(int downloads) {
    return new TooManyReadsException(downloads + " downloads under way");
  }
}
