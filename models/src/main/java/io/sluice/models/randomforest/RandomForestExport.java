package io.sluice.models.randomforest;

import io.sluice.models.onnx.OnnxFile;
import io.sluice.models.onnx.OnnxOperator;
import org.tribuo.util.onnx.ONNXContext;

/**
 * A random forest as an ONNX file: {@code features [batch, d]} in, {@code probability [batch, 1]}
 * of an attack out. What leaves say is added up, so one target of a tree ensemble is enough.
 */
public final class RandomForestExport {

  private RandomForestExport() {}

  public static byte[] toOnnx(RandomForest forest) {
    var graph = new ONNXContext();
    graph
        .floatInput("features", forest.width())
        .apply(OnnxOperator.TREE_ENSEMBLE_REGRESSOR, forest.trees().attributes())
        .assignTo(graph.floatOutput("probability", 1));
    return OnnxFile.encode(graph, "random-forest", OnnxOperator.TREE_ENSEMBLE_REGRESSOR);
  }
}
