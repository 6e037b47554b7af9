package io.sluice.platform.startup;

import io.quarkus.runtime.PreventFurtherStepsException;
import java.io.Serial;

/**
 * Ends the start, and with it the process, with one sentence on the error stream and no stack
 * trace. Quarkus goes by the innermost cause: thrown bare, it would count as started and wait.
 */
public final class StartEndedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param status exit code of the process
   */
  public StartEndedException(String sentence, int status) {
    super(sentence, new PreventFurtherStepsException(sentence, status));
  }
}
