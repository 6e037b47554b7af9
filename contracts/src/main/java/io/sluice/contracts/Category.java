package io.sluice.contracts;

/**
 * What an incident is about. Others may come: who reads alerts must not take what is not {@link
 * #DATA} for {@link #PROCESS}.
 */
public enum Category {
  /** The plant does not behave as in normal operation. */
  PROCESS,
  /** What should be judged does not arrive: tags without values. Says nothing of the plant. */
  DATA
}
