package io.sluice.query.rollup;

/** Names of what a score says itself. */
public final class ScoreNumbers {

  /** The score's ratio. */
  public static final String RATIO = "ratio";

  /** 0 for NONE to 3 for CRITICAL. */
  public static final String SEVERITY = "severity";

  /** From the acceptance of the reading to the score, in milliseconds. */
  public static final String LATENCY = "latencyMs";

  private ScoreNumbers() {}
}
