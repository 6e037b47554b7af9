package io.sluice.detection.detector;

/** Keeps scores within what a message can carry. */
public final class Scores {

  /** Far beyond any score of a window whose features are clipped. */
  private static final double LARGEST = 1e12;

  private Scores() {}

  /** The score itself; the largest there is if a model computed NaN or infinity. */
  public static double sane(double score) {
    return score >= 0 && score <= LARGEST ? score : LARGEST;
  }
}
