package io.sluice.testbed;

import org.jspecify.annotations.Nullable;

/**
 * An embedded server did not start. The message is one sentence for the person at the terminal:
 * what failed, why, and what to change. By the time it is thrown nothing of the server runs any
 * more.
 */
public final class StartFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartFailedException(String sentence) {
    super(sentence);
  }

  public StartFailedException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
