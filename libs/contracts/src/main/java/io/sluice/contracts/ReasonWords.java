package io.sluice.contracts;

/**
 * Words of a contributor's reason that say what sort of evidence it is: who writes them in a reason
 * and who judges by them mean the same.
 */
public final class ReasonWords {

  /** After a state: an actuator was nowhere so. */
  public static final String NEVER_SEEN = "was never seen in training";

  /** After one or several tags with their states: they are not so for that long. */
  public static final String NEVER_SO = "never so in training";

  /** Between the states of several tags. */
  public static final String TOGETHER = " with ";

  /** Before how many readings. */
  public static final String UNCHANGED = "has not changed for";

  private ReasonWords() {}
}
