package io.sluice.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Trees of one target as {@link OnnxOperator#TREE_ENSEMBLE_REGRESSOR} takes them: all nodes of all
 * trees, an attribute each of their parts. Nodes are numbered within their tree in the order in
 * which they come, the root first.
 */
public final class TreeEnsemble {

  /** Who goes to the first child. */
  public enum Split {
    BELOW("BRANCH_LT"),
    AT_MOST("BRANCH_LEQ");

    private final String mode;

    Split(String mode) {
      this.mode = mode;
    }
  }

  /** What becomes of the leaves that a row reaches. */
  public enum Aggregate {
    SUM,
    AVERAGE
  }

  private final Split split;
  private final Aggregate aggregate;
  private final List<Integer> treeIds = new ArrayList<>();
  private final List<Integer> nodeIds = new ArrayList<>();
  private final List<Integer> featureIds = new ArrayList<>();
  private final List<String> modes = new ArrayList<>();
  private final List<Float> values = new ArrayList<>();
  private final List<Integer> trueIds = new ArrayList<>();
  private final List<Integer> falseIds = new ArrayList<>();
  private final List<Integer> leafTrees = new ArrayList<>();
  private final List<Integer> leafNodes = new ArrayList<>();
  private final List<Float> leafWeights = new ArrayList<>();
  private int tree = -1;
  private int root;

  public TreeEnsemble(Split split, Aggregate aggregate) {
    this.split = split;
    this.aggregate = aggregate;
  }

  /** What is added from now on is of the next tree. */
  public void startTree() {
    tree++;
    root = nodeIds.size();
  }

  /** Adds a node that asks; its children are yet to be told. */
  public int addSplit(int feature, float value) {
    return add(split.mode, feature, value);
  }

  /** Says where a node leads that asks. */
  public void children(int node, int first, int second) {
    trueIds.set(root + node, first);
    falseIds.set(root + node, second);
  }

  public int addLeaf(float weight) {
    int node = add("LEAF", 0, 0);
    leafTrees.add(tree);
    leafNodes.add(node);
    leafWeights.add(weight);
    return node;
  }

  private int add(String mode, int feature, float value) {
    int node = nodeIds.size() - root;
    treeIds.add(tree);
    nodeIds.add(node);
    featureIds.add(feature);
    modes.add(mode);
    values.add(value);
    trueIds.add(0);
    falseIds.add(0);
    return node;
  }

  /** Leaves of all trees. */
  public int leaves() {
    return leafNodes.size();
  }

  public Map<String, Object> attributes() {
    return Map.ofEntries(
        Map.entry("aggregate_function", aggregate.name()),
        Map.entry("n_targets", 1),
        Map.entry("nodes_treeids", ints(treeIds)),
        Map.entry("nodes_nodeids", ints(nodeIds)),
        Map.entry("nodes_featureids", ints(featureIds)),
        Map.entry("nodes_modes", modes.toArray(String[]::new)),
        Map.entry("nodes_values", floats(values)),
        Map.entry("nodes_truenodeids", ints(trueIds)),
        Map.entry("nodes_falsenodeids", ints(falseIds)),
        Map.entry("target_treeids", ints(leafTrees)),
        Map.entry("target_nodeids", ints(leafNodes)),
        Map.entry("target_ids", new int[leafNodes.size()]),
        Map.entry("target_weights", floats(leafWeights)));
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  private static float[] floats(List<Float> list) {
    float[] floats = new float[list.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = list.get(i);
    }
    return floats;
  }
}
