package io.sluice.query.history;

import io.sluice.platform.problem.TryLaterException;

/** As many reads as may wait for the database, or as many downloads as there may be, are there. */
public final class TooManyReadsException extends TryLaterException {

  private static final long serialVersionUID = 1L;

  private TooManyReadsException(String already) {
    super("there are already " + already + ", which is the limit; try again later");
  }

  static TooManyReadsException waiting(int questions) {
    return new TooManyReadsException(questions + " questions waiting for the database");
  }

  static TooManyReadsException downloads(int downloads) {
    return new TooManyReadsException(downloads + " downloads under way");
  }
}
