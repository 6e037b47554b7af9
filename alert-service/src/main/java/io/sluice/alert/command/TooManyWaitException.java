package io.sluice.alert.command;

/** As many commands as may wait for their effect do. */
final class TooManyWaitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooManyWaitException() {
    super("Too many commands wait for their effect", null, false, false);
  }
}
