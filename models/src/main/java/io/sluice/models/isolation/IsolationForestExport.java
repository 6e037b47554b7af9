package io.sluice.models.isolation;

import io.sluice.models.isolation.IsolationTree.Node;
import io.sluice.models.onnx.OnnxFile;
import io.sluice.models.onnx.OnnxOperator;
import io.sluice.models.onnx.TreeEnsemble;
import java.util.List;
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
        .apply(OnnxOperator.TREE_ENSEMBLE_REGRESSOR, ensemble(forest.trees()).attributes())
        .apply(
            ONNXOperators.MUL,
            graph.constant("per_length", (float) (-Math.log(2) / forest.usualPathLength())))
        .apply(OnnxOperator.EXP)
        .assignTo(graph.floatOutput("score", 1));
    return OnnxFile.encode(graph, "isolation-forest", OnnxOperator.TREE_ENSEMBLE_REGRESSOR);
  }

  /** Nodes keep the numbers that they have in their tree. */
  private static TreeEnsemble ensemble(List<IsolationTree> trees) {
    var ensemble = new TreeEnsemble(TreeEnsemble.Split.BELOW, TreeEnsemble.Aggregate.AVERAGE);
    for (IsolationTree tree : trees) {
      ensemble.startTree();
      for (Node node : tree.nodes()) {
        if (node.isLeaf()) {
          ensemble.addLeaf((float) node.pathLength());
        } else {
          ensemble.children(
              ensemble.addSplit(node.feature(), node.value()), node.below(), node.notBelow());
        }
      }
    }
    return ensemble;
  }
}
