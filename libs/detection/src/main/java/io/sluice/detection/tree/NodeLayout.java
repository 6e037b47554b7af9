package io.sluice.detection.tree;

import java.util.Arrays;

/**
 * Nodes of trees in one array, a long each, so that a forest fits the cache and half of the steps
 * go to a neighbour: a node's first child comes right after it. Bit 63 is that of a leaf; then 11
 * bits of feature and 20 of how far on the second child is; then the bits of the limit up to which
 * a value goes to the first child, or of a leaf's weight.
 */
final class NodeLayout {

  private static final int FEATURE_BITS = 11;
  private static final int SKIP_BITS = 20;
  private static final int VALUE_BITS = 32;
  private static final long LEAF = 1L << 63;

  /** Each level is a call within a call. */
  private static final int MOST_LEVELS = 500;

  private final boolean[] leaves;
  private final int[] features;
  private final float[] values;
  private final int[] first;
  private final int[] second;
  private final boolean[] seen;
  private final long[] nodes;
  private int size;
  private int depth;

  /**
   * All by node, in any order.
   *
   * @param values limits, or weights of leaves
   * @param first the children for values up to the limit
   * @param second the children for all others
   */
  NodeLayout(boolean[] leaves, int[] features, float[] values, int[] first, int[] second) {
    this.leaves = leaves;
    this.features = features;
    this.values = values;
    this.first = first;
    this.second = second;
    seen = new boolean[leaves.length];
    nodes = new long[leaves.length];
  }

  /**
   * Adds a tree.
   *
   * @return where its root is
   * @throws IllegalArgumentException if it is none, or too large
   */
  int add(int root) {
    return add(root, 0);
  }

  private int add(int node, int level) {
    DecisionTrees.require(!seen[node], "nodes have one parent");
    DecisionTrees.require(level <= MOST_LEVELS, "trees are not that deep");
    seen[node] = true;
    int at = size++;
    long value = Float.floatToRawIntBits(values[node]) & 0xFFFF_FFFFL;
    if (leaves[node]) {
      nodes[at] = LEAF | value;
      return at;
    }
    depth = Math.max(depth, level + 1);
    add(first[node], level + 1);
    int skip = add(second[node], level + 1) - at;
    DecisionTrees.require(
        features[node] < 1 << FEATURE_BITS && skip < 1 << SKIP_BITS, "trees are not that large");
    nodes[at] = (long) features[node] << SKIP_BITS + VALUE_BITS | (long) skip << VALUE_BITS | value;
    return at;
  }

  /** What was added. */
  long[] nodes() {
    return Arrays.copyOf(nodes, size);
  }

  /** Nodes on the longest way to a leaf, the leaf not counted. */
  int depth() {
    return depth;
  }

  static boolean isLeaf(long node) {
    return node < 0;
  }

  static int feature(long node) {
    return (int) (node >>> SKIP_BITS + VALUE_BITS);
  }

  /** Limit, or weight of a leaf. */
  static float value(long node) {
    return Float.intBitsToFloat((int) node);
  }

  /**
   * @param at where the node is
   */
  static int child(int at, long node, float value) {
    return value <= value(node)
        ? at + 1
        : at + ((int) (node >>> VALUE_BITS) & (1 << SKIP_BITS) - 1);
  }
}
