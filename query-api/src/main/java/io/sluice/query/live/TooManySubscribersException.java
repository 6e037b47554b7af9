package io.sluice.query.live;

/** This replica has as many live connections as it may have. */
public final class TooManySubscribersException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooManySubscribersException(int limit) {
    super(
        "there are already " + limit + " live connections, which is the limit; try again later",
        null,
        false,
        false);
  }
}
