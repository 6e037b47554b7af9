package io.sluice.query.rollup;

/** What numbers are of that are rolled up. */
public enum RolledSource {
  /** A reading's tags. */
  READING,
  /** What a score says itself: {@link ScoreNumbers}. */
  SCORE,
  /** The ratios of a score's detectors, by their names. */
  DETECTOR,
  /** What tags have in the ratio of an anomalous score: share times ratio. */
  DEVIATION
}
