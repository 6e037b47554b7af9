package io.sluice.models.training;

import org.jspecify.annotations.Nullable;

/** Nothing can be trained from what was given. The text is one sentence fit for a person. */
public class TrainingFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  public TrainingFailedException(String message) {
    super(message);
  }

  public TrainingFailedException(@Nullable String message, Throwable cause) {
    super(message, cause);
  }
}
