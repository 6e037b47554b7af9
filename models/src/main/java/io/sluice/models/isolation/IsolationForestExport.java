package io.sluice.models.isolation;

import io.sluice.models.isolation.IsolationTree.Node;
import io.sluice.models.onnx.OnnxFile;
import io.sluice.models.onnx.OnnxOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXOperators;

/**
 * An isolation forest as an ONNX file: {@code features [batch, d]} in, {@code score [batch, 1]}
 * out. Its trees are one tree ensemble whose leaves are path lengths.
 */
public final class IsolationForestExport {

  private IsolationForestExport() {}

  public static byte[] toOnnx(IsolationForest forest) {
    var graph = new ONNXContext();
    graph
        .floatInput("features", forest.width())
        .apply(OnnxOperator.TREE_ENSEMBLE_REGRESSOR, new Ensemble(forest.trees()).attributes())
        .apply(
            ONNXOperators.MUL,
            graph.constant("per_length", (float) (-Math.log(2) / forest.usualPathLength())))
        .apply(OnnxOperator.EXP)
        .assignTo(graph.floatOutput("score", 1));
    return OnnxFile.encode(graph, "isolation-forest", OnnxOperator.TREE_ENSEMBLE_REGRESSOR);
  }

  /** All nodes of all trees, an attribute each of their parts. */
  private static final class Ensemble {

    private final List<Integer> treeIds = new ArrayList<>();
    private final List<Integer> nodeIds = new ArrayList<>();
    private final List<Integer> featureIds = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();
    private final List<Float> values = new ArrayList<>();
    private final List<Integer> trueIds = new ArrayList<>();
    private final List<Integer> falseIds = new ArrayList<>();
    private final List<Integer> leafTrees = new ArrayList<>();
    private final List<Integer> leafNodes = new ArrayList<>();
    private final List<Float> leafLengths = new ArrayList<>();

    Ensemble(List<IsolationTree> trees) {
      for (int tree = 0; tree < trees.size(); tree++) {
        List<Node> nodes = trees.get(tree).nodes();
        for (int node = 0; node < nodes.size(); node++) {
          add(tree, node, nodes.get(node));
        }
      }
    }

    private void add(int tree, int index, Node node) {
      treeIds.add(tree);
      nodeIds.add(index);
      featureIds.add(Math.max(0, node.feature()));
      modes.add(node.isLeaf() ? "LEAF" : "BRANCH_LT");
      values.add(node.value());
      trueIds.add(Math.max(0, node.below()));
      falseIds.add(Math.max(0, node.notBelow()));
      if (node.isLeaf()) {
        leafTrees.add(tree);
        leafNodes.add(index);
        leafLengths.add((float) node.pathLength());
      }
    }

    Map<String, Object> attributes() {
      return Map.ofEntries(
          Map.entry("aggregate_function", "AVERAGE"),
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
          Map.entry("target_weights", floats(leafLengths)));
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
}
