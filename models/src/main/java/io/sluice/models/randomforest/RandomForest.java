package io.sluice.models.randomforest;

import io.sluice.models.onnx.TreeEnsemble;
import io.sluice.models.parallel.Workers;
import io.sluice.models.randomforest.DecisionTree.Node;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells attack from normal by trees that were grown on labelled records (Breiman, Machine Learning
 * 45, 2001). What it says is the mean of its leaves' parts of attacks.
 */
public final class RandomForest {

  private final List<DecisionTree> trees;
  private final int width;

  private RandomForest(List<DecisionTree> trees, int width) {
    this.trees = trees;
    this.width = width;
  }

  /**
   * @param rows standardised features
   * @param attacks by row, of both classes
   */
  public static RandomForest fit(
      float[][] rows, boolean[] attacks, RandomForestOptions options, long seed) {
    BinnedRows binned = BinnedRows.of(rows);
    var random = new SplittableRandom(seed);
    // Before they are dealt out, so that it does not matter to how many workers.
    List<SplittableRandom> randoms = Stream.generate(random::split).limit(options.trees()).toList();
    var grown = new DecisionTree[options.trees()];
    Workers.share(
        grown.length,
        () -> tree -> grown[tree] = DecisionTree.grow(binned, attacks, options, randoms.get(tree)));
    return new RandomForest(List.of(grown), rows[0].length);
  }

  int width() {
    return width;
  }

  /** How likely a record is an attack, 0 to 1. */
  public double probability(float[] row) {
    double sum = 0;
    for (DecisionTree tree : trees) {
      sum += tree.attacks(row);
    }
    return sum / trees.size();
  }

  /** The same of many. */
  public double[] probabilities(float[][] rows) {
    return IntStream.range(0, rows.length)
        .parallel()
        .mapToDouble(row -> probability(rows[row]))
        .toArray();
  }

  /** All trees; each leaf holds its part of the mean. */
  TreeEnsemble trees() {
    var ensemble = new TreeEnsemble(TreeEnsemble.Split.AT_MOST, TreeEnsemble.Aggregate.SUM);
    for (DecisionTree tree : trees) {
      ensemble.startTree();
      for (Node node : tree.nodes()) {
        if (node.isLeaf()) {
          ensemble.addLeaf((float) (node.attacks() / trees.size()));
        } else {
          ensemble.children(
              ensemble.addSplit(node.feature(), node.value()), node.atMost(), node.above());
        }
      }
    }
    return ensemble;
  }
}
