package io.sluice.models.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Isolation Forest (Liu, Ting, Zhou: Isolation Forest, ICDM 2008): what is anomalous is alone after
 * few random splits. The score of a point is {@code 2^(-E(h) / c(sample))}, E(h) being its mean
 * path length over the trees: near 1 if it is anomalous, 0.5 if its path is of average length.
 */
public final class IsolationForest {

  /** The paper's: from here on scores hardly change. */
  private static final int TREES = 100;

  /** The paper's: more make anomalies hide behind each other. */
  private static final int SAMPLE = 256;

  private static final double EULER = 0.5772156649;

  private final List<IsolationTree> trees;
  private final int width;
  private final int sample;

  private IsolationForest(List<IsolationTree> trees, int width, int sample) {
    this.trees = trees;
    this.width = width;
    this.sample = sample;
  }

  /**
   * @param training points of equal width, at least 2
   */
  public static IsolationForest fit(float[][] training, long seed) {
    if (training.length < 2) {
      throw new IllegalArgumentException("an isolation forest needs at least 2 windows");
    }
    var random = new SplittableRandom(seed);
    int sample = Math.min(SAMPLE, training.length);
    int heightLimit = Integer.SIZE - Integer.numberOfLeadingZeros(sample - 1);
    var trees = new ArrayList<IsolationTree>(TREES);
    for (int i = 0; i < TREES; i++) {
      trees.add(IsolationTree.of(draw(training, sample, random), heightLimit, random));
    }
    return new IsolationForest(trees, training[0].length, sample);
  }

  /** Without putting back: the first steps of a Fisher-Yates shuffle. */
  private static float[][] draw(float[][] training, int sample, SplittableRandom random) {
    float[][] all = training.clone();
    float[][] drawn = new float[sample][];
    for (int i = 0; i < sample; i++) {
      int at = random.nextInt(i, all.length);
      drawn[i] = all[at];
      all[at] = all[i];
    }
    return drawn;
  }

  /** c(n): the average path length of an unsuccessful search in a binary tree of n points. */
  static double averagePathLength(int points) {
    if (points < 2) {
      return 0;
    }
    return points == 2 ? 1 : 2 * (Math.log(points - 1) + EULER) - 2.0 * (points - 1) / points;
  }

  /** In 0 to 1. */
  public double score(float[] point) {
    double sum = 0;
    for (IsolationTree tree : trees) {
      sum += tree.pathLength(point);
    }
    return Math.pow(2, -sum / trees.size() / averagePathLength(sample));
  }

  /** Features of a point. */
  int width() {
    return width;
  }

  List<IsolationTree> trees() {
    return trees;
  }

  /** What path lengths are measured by. */
  double usualPathLength() {
    return averagePathLength(sample);
  }
}
