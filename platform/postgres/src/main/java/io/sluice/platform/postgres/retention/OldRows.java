package io.sluice.platform.postgres.retention;

/** The rows of a service that nobody wants to keep any longer; one bean a service. */
public interface OldRows {

  /**
   * Waits until none is left.
   *
   * @return what was done, as a sentence
   * @throws Exception if some are left; its message says why
   */
  String deleteAll() throws Exception;
}
