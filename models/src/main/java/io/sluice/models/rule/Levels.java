package io.sluice.models.rule;

import java.util.Arrays;

/** About how often which values were there: every so many of them, more apart as they get more. */
final class Levels {

  private static final int MOST = 4096;
  private static final int FEWEST = 128;

  /** Of all tags in a stretch of time: 5.6 MB. */
  private static final int MOST_OF_ALL = 700_000;

  private final int most;
  private double[] kept = new double[64];
  private int size;
  private int every = 1;
  private int skipped;

  /**
   * @param most values kept, a power of two
   */
  Levels(int most) {
    this.most = most;
  }

  /** How many may be kept of each of so many tags. */
  static int most(int tags) {
    return Math.clamp(Integer.highestOneBit(MOST_OF_ALL / tags), FEWEST, MOST);
  }

  void add(double value) {
    if (++skipped < every) {
      return;
    }
    skipped = 0;
    if (size == most) {
      for (int i = 0; i < most / 2; i++) {
        kept[i] = kept[2 * i];
      }
      size = most / 2;
      every *= 2;
    }
    if (size == kept.length) {
      kept = Arrays.copyOf(kept, size * 2);
    }
    kept[size++] = value;
  }

  /** How many of those that were kept are within limits, over how many there are; 1 if none. */
  double share(double low, double high) {
    int within = 0;
    for (int i = 0; i < size; i++) {
      within += kept[i] >= low && kept[i] <= high ? 1 : 0;
    }
    return size == 0 ? 1 : (double) within / size;
  }
}
