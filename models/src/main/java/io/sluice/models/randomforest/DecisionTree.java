package io.sluice.models.randomforest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tells attacks from normal records by one question after the other, each the best of those about a
 * few features that are drawn anew (Breiman, Machine Learning 45, 2001), by the Gini index. Nodes
 * in the order in which they were made, the root first.
 */
final class DecisionTree {

  /**
   * @param feature which is asked for, -1 in a leaf
   * @param value records with at most it go to {@code atMost}
   * @param atMost index of a node
   * @param above index of a node
   * @param attacks in a leaf, part of its records that are attacks
   */
  record Node(int feature, float value, int atMost, int above, double attacks) {

    boolean isLeaf() {
      return feature < 0;
    }
  }

  private final List<Node> nodes = new ArrayList<>();

  private DecisionTree() {}

  /** Grows one on as many records as there are, drawn with repetition. */
  static DecisionTree grow(
      BinnedRows rows, boolean[] attacks, RandomForestOptions options, SplittableRandom random) {
    var tree = new DecisionTree();
    tree.new Growth(rows, attacks, options, random).node(0, rows.size(), 0);
    return tree;
  }

  List<Node> nodes() {
    return nodes;
  }

  /** Part of attacks among those that it was grown on and that answer the same. */
  double attacks(float[] row) {
    Node node = nodes.getFirst();
    while (!node.isLeaf()) {
      node = nodes.get(row[node.feature] <= node.value ? node.atMost : node.above);
    }
    return node.attacks;
  }

  /** What is needed while it grows. */
  private final class Growth {

    private final BinnedRows rows;
    private final boolean[] isAttack;
    private final RandomForestOptions options;
    private final SplittableRandom random;
    private final int[] drawn;
    private final int[] features;
    private final int[] counts = new int[BinnedRows.BINS];
    private final int[] attackCounts = new int[BinnedRows.BINS];
    private int bestFeature;
    private int bestBin;

    Growth(
        BinnedRows rows, boolean[] isAttack, RandomForestOptions options, SplittableRandom random) {
      this.rows = rows;
      this.isAttack = isAttack;
      this.options = options;
      this.random = random;
      drawn = random.ints(rows.size(), 0, rows.size()).toArray();
      features = new int[rows.width()];
      for (int i = 0; i < features.length; i++) {
        features[i] = i;
      }
    }

    int node(int from, int to, int depth) {
      int index = nodes.size();
      nodes.add(new Node(-1, 0, -1, -1, 0));
      int attacks = 0;
      for (int i = from; i < to; i++) {
        attacks += isAttack[drawn[i]] ? 1 : 0;
      }
      int size = to - from;
      boolean isDone =
          attacks == 0
              || attacks == size
              || depth == options.maxDepth()
              || size < 2 * options.leastLeaf();
      if (isDone || !findBest(from, to, attacks)) {
        nodes.set(index, new Node(-1, 0, -1, -1, (double) attacks / size));
        return index;
      }
      int feature = bestFeature;
      int bin = bestBin;
      int middle = part(from, to, feature, bin);
      int atMost = node(from, middle, depth + 1);
      int above = node(middle, to, depth + 1);
      nodes.set(index, new Node(feature, rows.border(feature, bin), atMost, above, Double.NaN));
      return index;
    }

    /** Features that do not differ here are no choice: others are drawn in their place. */
    private boolean findBest(int from, int to, int attacks) {
      int wanted = Math.max(1, (int) Math.round(options.featureShare() * features.length));
      double best = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < features.length && wanted > 0; i++) {
        int other = i + random.nextInt(features.length - i);
        int feature = features[other];
        features[other] = features[i];
        features[i] = feature;
        int bins = rows.binsOf(feature);
        if (bins < 2 || !count(feature, bins, from, to)) {
          continue;
        }
        wanted--;
        best = bestOf(feature, bins, to - from, attacks, best);
      }
      return best > Double.NEGATIVE_INFINITY;
    }

    /** Whether there is more than one bin. */
    private boolean count(int feature, int bins, int from, int to) {
      Arrays.fill(counts, 0, bins, 0);
      Arrays.fill(attackCounts, 0, bins, 0);
      int first = rows.bin(feature, drawn[from]);
      boolean differ = false;
      for (int i = from; i < to; i++) {
        int row = drawn[i];
        int bin = rows.bin(feature, row);
        differ |= bin != first;
        counts[bin]++;
        attackCounts[bin] += isAttack[row] ? 1 : 0;
      }
      return differ;
    }

    /** The largest sum of squares of both classes over the size, on both sides: the least Gini. */
    private double bestOf(int feature, int bins, int size, int attacks, double bestSoFar) {
      double best = bestSoFar;
      int below = 0;
      int attacksBelow = 0;
      for (int bin = 0; bin < bins - 1; bin++) {
        below += counts[bin];
        attacksBelow += attackCounts[bin];
        int aboveIt = size - below;
        if (counts[bin] == 0 || below < options.leastLeaf()) {
          continue;
        }
        if (aboveIt < options.leastLeaf()) {
          break;
        }
        double purity = purity(attacksBelow, below) + purity(attacks - attacksBelow, aboveIt);
        if (purity > best) {
          best = purity;
          bestFeature = feature;
          bestBin = bin;
        }
      }
      return best;
    }

    private static double purity(int attacks, int size) {
      double normal = size - attacks;
      return ((double) attacks * attacks + normal * normal) / size;
    }

    /** Brings those that are at most the bin to the front and returns where the others begin. */
    private int part(int from, int to, int feature, int bin) {
      int front = from;
      int back = to - 1;
      while (front <= back) {
        if (rows.bin(feature, drawn[front]) <= bin) {
          front++;
        } else {
          int row = drawn[front];
          drawn[front] = drawn[back];
          drawn[back--] = row;
        }
      }
      return front;
    }
  }
}
