package io.sluice.platform.session;

import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * What a person is told about a failure: what it is at the root, and what to do if that is known.
 */
final class FailureSentence {

  private FailureSentence() {}

  /**
   * Of an exception in a rebalance, the consumer only says that there was one; of a fenced client,
   * Kafka only that it is.
   *
   * @param name what this process is called in the group
   * @param setting that says so
   */
  static String of(Throwable failure, String name, String setting) {
    Throwable root = failure;
    boolean fenced = isFenced(root);
    while (root.getCause() != null) {
      root = root.getCause();
      fenced |= isFenced(root);
    }
    return fenced
        ? "another process is called '%s' (%s); %s must be unique"
            .formatted(name, root.getClass().getSimpleName(), setting)
        : root.getClass().getSimpleName() + ": " + root.getMessage();
  }

  private static boolean isFenced(Throwable e) {
    return e instanceof FencedInstanceIdException || e instanceof ProducerFencedException;
  }
}
