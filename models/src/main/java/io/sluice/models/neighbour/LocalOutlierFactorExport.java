package io.sluice.models.neighbour;

import io.sluice.models.onnx.OnnxFile;
import io.sluice.models.onnx.OnnxOperator;
import java.util.List;
import java.util.Map;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;

/**
 * A local outlier factor as an ONNX file: {@code features [batch, d]} in, {@code score [batch, 1]}
 * out. The squared distances of a whole batch come from one matrix product.
 */
public final class LocalOutlierFactorExport {

  private static final Map<String, Object> MEAN_OF_ROW =
      Map.of("axes", new int[] {1}, "keepdims", 1);

  private static final Map<String, Object> ALONG = Map.of("axis", 0);

  private LocalOutlierFactorExport() {}

  public static byte[] toOnnx(LocalOutlierFactor model) {
    float[][] points = model.points();
    int count = points.length;
    int width = points[0].length;

    // |x - p|² = |x|² - 2 x·p + |p|²
    var cross = new float[width * count];
    var squares = new float[count];
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int j = 0; j < width; j++) {
        cross[j * count + i] = -2 * points[i][j];
        sum += (double) points[i][j] * points[i][j];
      }
      squares[i] = (float) sum;
    }

    var graph = new ONNXContext();
    ONNXPlaceholder features = graph.floatInput("features", width);
    var crossWeights =
        graph.floatTensor("cross", List.of(width, count), buffer -> buffer.put(cross));
    ONNXNode distances =
        features
            .apply(ONNXOperators.GEMM, List.of(crossWeights, graph.array("squares", squares)))
            .apply(ONNXOperators.ADD, features.apply(OnnxOperator.REDUCE_SUM_SQUARE, MEAN_OF_ROW))
            .apply(OnnxOperator.RELU) // rounding may have made a distance negative
            .apply(OnnxOperator.SQRT);
    List<ONNXNode> nearest =
        graph.operation(
            OnnxOperator.TOP_K,
            List.of(distances, graph.array("k", new long[] {model.k()})),
            List.of("nearest_distances", "nearest"),
            Map.of("axis", 1, "largest", 0, "sorted", 0));
    var kDistances = graph.array("k_distances", model.kDistance());
    var densities = graph.array("densities", model.density());
    ONNXNode reachability =
        nearest
            .get(0)
            .apply(OnnxOperator.MAX, kDistances.apply(ONNXOperators.GATHER, nearest.get(1), ALONG))
            .apply(ONNXOperators.REDUCE_MEAN, MEAN_OF_ROW);
    densities
        .apply(ONNXOperators.GATHER, nearest.get(1), ALONG)
        .apply(ONNXOperators.REDUCE_MEAN, MEAN_OF_ROW)
        .apply(ONNXOperators.MUL, reachability)
        .assignTo(graph.floatOutput("score", 1));
    return OnnxFile.encode(graph, "local-outlier-factor");
  }
}
