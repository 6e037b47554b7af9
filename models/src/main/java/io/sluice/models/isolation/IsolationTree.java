package io.sluice.models.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Splits a sample at random until each point stands alone, or a height is reached (Liu et al.,
 * algorithm 2). Nodes in the order in which they were made, the root first.
 */
final class IsolationTree {

  /**
   * @param feature which is split, -1 in a leaf
   * @param value points below go to {@code below}
   * @param below index of a node
   * @param notBelow index of a node
   * @param pathLength of points that end in this leaf
   */
  record Node(int feature, float value, int below, int notBelow, double pathLength) {

    boolean isLeaf() {
      return feature < 0;
    }
  }

  private final List<Node> nodes = new ArrayList<>();

  private IsolationTree() {}

  static IsolationTree of(float[][] sample, int heightLimit, SplittableRandom random) {
    var tree = new IsolationTree();
    tree.grow(List.of(sample), 0, heightLimit, random);
    return tree;
  }

  List<Node> nodes() {
    return nodes;
  }

  double pathLength(float[] point) {
    Node node = nodes.getFirst();
    while (!node.isLeaf()) {
      node = nodes.get(point[node.feature] < node.value ? node.below : node.notBelow);
    }
    return node.pathLength;
  }

  private int grow(List<float[]> points, int height, int heightLimit, SplittableRandom random) {
    int index = nodes.size();
    nodes.add(null);
    int[] splittable = height == heightLimit ? new int[0] : splittable(points);
    if (points.size() < 2 || splittable.length == 0) {
      double further = IsolationForest.averagePathLength(points.size());
      nodes.set(index, new Node(-1, 0, -1, -1, height + further));
      return index;
    }
    int feature = splittable[random.nextInt(splittable.length)];
    float value = between(points, feature, random);
    List<float[]> low = points.stream().filter(point -> point[feature] < value).toList();
    List<float[]> high = points.stream().filter(point -> !(point[feature] < value)).toList();
    int below = grow(low, height + 1, heightLimit, random);
    int notBelow = grow(high, height + 1, heightLimit, random);
    nodes.set(index, new Node(feature, value, below, notBelow, Double.NaN));
    return index;
  }

  /** Features in which the points differ: the others isolate nothing. */
  private static int[] splittable(List<float[]> points) {
    float[] first = points.isEmpty() ? new float[0] : points.getFirst();
    return IntStream.range(0, first.length)
        .filter(feature -> points.stream().anyMatch(point -> point[feature] != first[feature]))
        .toArray();
  }

  /** Above the smallest and at most the largest, so that neither side is empty. */
  private static float between(List<float[]> points, int feature, SplittableRandom random) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float[] point : points) {
      low = Math.min(low, point[feature]);
      high = Math.max(high, point[feature]);
    }
    float value = (float) (low + random.nextDouble() * ((double) high - low));
    return value > low ? value : Math.nextUp(low);
  }
}
