package io.sluice.detection.feature;

/** What is computed of each tag over a window; the order is the order of the feature blocks. */
public enum Statistic {
  /** Arithmetic mean, in the tag's unit. */
  MEAN("mean"),
  /** Population standard deviation, in the tag's unit. */
  STD("std"),
  /** Smallest value, in the tag's unit. */
  MIN("min"),
  /** Largest value, in the tag's unit. */
  MAX("max"),
  /** Slope of the least squares line over the reading's index, in the tag's unit a reading. */
  SLOPE("slope");

  /** How many there are. */
  public static final int COUNT = values().length;

  private final String suffix;

  Statistic(String suffix) {
    this.suffix = suffix;
  }

  /** What a feature's name ends with, after the tag and a dot. */
  public String suffix() {
    return suffix;
  }
}
