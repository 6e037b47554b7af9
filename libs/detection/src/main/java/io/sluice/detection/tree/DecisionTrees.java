package io.sluice.detection.tree;

import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decision trees whose leaves are added up, to ask what a row would come to with some of its values
 * changed. Judging all of a row anew for each of its tags walks through every tree as often as
 * there are tags; here a tree is walked through once, and again only from where a changed value
 * turns off. Immutable.
 */
public final class DecisionTrees {

  private final long[] nodes;
  private final int[] roots;
  private final int depth;
  private final double scale;

  private DecisionTrees(NodeLayout layout, int[] roots, double scale) {
    this.nodes = layout.nodes();
    this.depth = layout.depth();
    this.roots = roots;
    this.scale = scale;
  }

  /**
   * The trees of an ONNX graph that consists of one {@code TreeEnsembleRegressor} of one target.
   *
   * @param features columns of its input
   * @return empty if the graph is another one, or has what is not known here
   */
  public static Optional<DecisionTrees> ofGraph(byte[] onnx, int features) {
    try {
      return Optional.of(of(EnsembleAttributes.read(onnx), features));
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException
        | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static DecisionTrees of(EnsembleAttributes graph, int features) {
    requireKnown(graph);
    int[] treeIds = graph.ints("nodes_treeids");
    int[] nodeIds = graph.ints("nodes_nodeids");
    int[] featureIds = graph.ints("nodes_featureids");
    float[] values = graph.floats("nodes_values");
    int[] first = graph.ints("nodes_truenodeids");
    int[] second = graph.ints("nodes_falsenodeids");
    List<String> modes = graph.texts("nodes_modes");
    var roots = new ArrayList<Integer>();
    boolean[] leaves = new boolean[treeIds.length];
    require(treeIds.length > 0 && treeIds[0] == 0, "there are trees");
    for (int i = 0; i < treeIds.length; i++) {
      if (treeIds[i] == roots.size()) {
        roots.add(i);
      }
      int root = roots.getLast();
      require(treeIds[i] == roots.size() - 1 && nodeIds[i] == i - root, "nodes are in order");
      leaves[i] = modes.get(i).equals("LEAF");
      require(leaves[i] || (featureIds[i] >= 0 && featureIds[i] < features), "features are there");
      values[i] = leaves[i] ? 0 : limit(modes.get(i), values[i]);
      first[i] += root;
      second[i] += root;
    }
    int[] leafTrees = graph.ints("target_treeids");
    int[] leafNodes = graph.ints("target_nodeids");
    float[] weights = graph.floats("target_weights");
    for (int i = 0; i < leafTrees.length; i++) {
      int leaf = roots.get(leafTrees[i]) + leafNodes[i];
      require(leaves[leaf], "only leaves have weights");
      values[leaf] = weights[i];
    }
    var layout = new NodeLayout(leaves, featureIds, values, first, second);
    int[] starts = roots.stream().mapToInt(layout::add).toArray();
    boolean isMean = graph.texts("aggregate_function").contains("AVERAGE");
    return new DecisionTrees(layout, starts, isMean ? 1.0 / starts.length : 1);
  }

  private static void requireKnown(EnsembleAttributes graph) {
    require(graph.ints("n_targets").length == 1 && graph.ints("n_targets")[0] == 1, "one target");
    for (String function : graph.texts("aggregate_function")) {
      require(function.equals("SUM") || function.equals("AVERAGE"), "leaves are added up");
    }
    for (String transform : graph.texts("post_transform")) {
      require(transform.equals("NONE"), "the sum is the answer");
    }
    require(!graph.has("nodes_missing_value_tracks_true"), "no value is missing");
  }

  private static float limit(String mode, float value) {
    return switch (mode) {
      case "BRANCH_LEQ" -> value;
      case "BRANCH_LT" -> Math.nextDown(value);
      default -> throw new IllegalArgumentException("nodes of the mode " + mode);
    };
  }

  static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalArgumentException("expected that " + what);
    }
  }

  /**
   * Nodes on the longest way to a leaf, the leaf not counted: the size of {@code path} in {@link
   * #changes}.
   */
  public int depth() {
    return depth;
  }

  /**
   * By how much the answer changes with each of several groups of values at what is usual.
   *
   * @param row by column
   * @param usual by column
   * @param groups group of each column
   * @param path room for a way to a leaf
   * @param changes by group, filled anew: answer with that group's values as usual, less the answer
   */
  public void changes(float[] row, float[] usual, int[] groups, int[] path, double[] changes) {
    Arrays.fill(changes, 0);
    int[] turnedIn = new int[changes.length];
    for (int tree = 0; tree < roots.length; tree++) {
      int length = 0;
      int node = roots[tree];
      long found = nodes[node];
      while (!NodeLayout.isLeaf(found)) {
        path[length++] = node;
        node = NodeLayout.child(node, found, row[NodeLayout.feature(found)]);
        found = nodes[node];
      }
      float weight = NodeLayout.value(found);
      for (int i = 0; i < length; i++) {
        long asked = nodes[path[i]];
        int column = NodeLayout.feature(asked);
        int group = groups[column];
        int other = NodeLayout.child(path[i], asked, usual[column]);
        // once it has turned off, what is on the old path does not matter to it
        if (turnedIn[group] <= tree && other != (i + 1 < length ? path[i + 1] : node)) {
          turnedIn[group] = tree + 1;
          changes[group] += leaf(other, row, usual, groups, group) - weight;
        }
      }
    }
    for (int group = 0; group < changes.length; group++) {
      changes[group] *= scale;
    }
  }

  private float leaf(int from, float[] row, float[] usual, int[] groups, int changed) {
    int node = from;
    long found = nodes[node];
    while (!NodeLayout.isLeaf(found)) {
      int column = NodeLayout.feature(found);
      node = NodeLayout.child(node, found, groups[column] == changed ? usual[column] : row[column]);
      found = nodes[node];
    }
    return NodeLayout.value(found);
  }
}
