package io.sluice.query.live;

import io.sluice.platform.problem.TryLaterException;

/** This replica has as many live connections as it may have. */
public final class TooManySubscribersException extends TryLaterException {

  private static final long serialVersionUID = 1L;

  TooManySubscribersException(int limit) {
    super("there are already " + limit + " live connections, which is the limit; try again later");
  }
}
