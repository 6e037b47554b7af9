package io.sluice.testbed.plant.scenario;

/** A scenario file that cannot be used; one sentence that names the file and the entry. */
public final class InvalidScenarioException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidScenarioException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
