package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which of several combinations of states the tags are in: 1 is the first, 0 none of them. */
public final class Combination implements Measure {

  private final int[] tags;
  private final double[][] combinations;

  /**
   * @param combinations by combination, then tag
   */
  public Combination(int[] tags, List<double[]> combinations) {
    this.tags = tags.clone();
    this.combinations = combinations.stream().map(double[]::clone).toArray(double[][]::new);
  }

  @Override
  public double at(WindowRing ring, int newest) {
    double[] row = ring.row(newest);
    for (int tag : tags) {
      if (Double.isNaN(row[tag])) {
        return Double.NaN;
      }
    }
    for (int i = 0; i < combinations.length; i++) {
      if (isIn(row, combinations[i])) {
        return i + 1;
      }
    }
    return 0;
  }

  private boolean isIn(double[] row, double[] states) {
    for (int i = 0; i < tags.length; i++) {
      if (row[tags[i]] != states[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int span() {
    return 1;
  }

  @Override
  public IntStream tags() {
    return Arrays.stream(tags);
  }
}
