package io.sluice.cli;

import org.jspecify.annotations.Nullable;

/**
 * A command cannot go on. The text is one sentence that says what to do; no stack trace follows.
 */
public class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandFailure(String sentence) {
    super(sentence);
  }

  public CommandFailure(@Nullable String sentence, Throwable cause) {
    super(sentence, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
