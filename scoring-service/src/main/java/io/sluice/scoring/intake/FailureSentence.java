package io.sluice.scoring.intake;

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
   * @param instance what this process is called in the group
   */
  static String of(Throwable failure, String instance) {
    Throwable root = failure;
    boolean fenced = isFenced(root);
    while (root.getCause() != null) {
      root = root.getCause();
      fenced |= isFenced(root);
    }
    return fenced
        ? "another process is called '%s' (%s); sluice.scoring.intake.instance must be unique"
            .formatted(instance, root.getClass().getSimpleName())
        : root.getClass().getSimpleName() + ": " + root.getMessage();
  }

  private static boolean isFenced(Throwable e) {
    return e instanceof FencedInstanceIdException || e instanceof ProducerFencedException;
  }
}
